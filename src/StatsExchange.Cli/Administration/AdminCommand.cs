// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;

namespace StatsExchange.Cli.Administration;

internal static class AdminCommand
{
    public static Command Create() =>
        new("admin", "Offices, signatories and key pairs.")
        {
            AdminOffice.Create(),
            AdminOffice.CreateList(),
            AdminSignatory.Create(),
            AdminKey.Create(),
            AdminRotateKey.Create(),
        };
}
