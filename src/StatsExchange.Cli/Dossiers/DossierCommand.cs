// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using StatsExchange.Cli.Terminal;

namespace StatsExchange.Cli.Dossiers;

internal static class DossierCommand
{
    public static Command Create() =>
        new("dossier", "How two countries settle their figures: open a dossier, open a case, propose, and have both signatories accept.")
        {
            DossierOpen.Create(),
            DossierOpen.CreateCase(),
            DossierPropose.Create(),
            DossierAccept.Create(),
            DossierShow.Create(),
            DossierShow.CreateList(),
        };
}
