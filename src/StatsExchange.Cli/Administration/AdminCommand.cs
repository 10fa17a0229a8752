// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;

namespace StatsExchange.Cli.Administration;

internal static class AdminCommand
{
    public static Command Create() =>
        new("admin", "Offices, signatories, key pairs, and the journal as a whole.")
        {
            AdminOffice.Create(),
            AdminOffice.CreateList(),
            AdminSignatory.Create(),
            AdminKey.Create(),
            AdminRotateKey.Create(),
            AdminCheck.Create(),
            AdminBackup.Create(),
            AdminBackup.CreateRestore(),
            AdminBackup.CreateMove(),
        };
}
