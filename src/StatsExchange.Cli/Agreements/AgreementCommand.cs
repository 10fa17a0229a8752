// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using StatsExchange.Cli.Terminal;

namespace StatsExchange.Cli.Agreements;

internal static class AgreementCommand
{
    public static Command Create() =>
        new("agreement", "What a country permits another country or a regional body to do with its data. In force once both have signed.")
        {
            AgreementPropose.Create(),
            AgreementSign.Create(),
            AgreementRevoke.Create(),
            AgreementList.Create(),
            AgreementList.CreateShow(),
        };
}
