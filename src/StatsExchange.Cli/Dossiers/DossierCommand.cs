// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;

namespace StatsExchange.Cli.Dossiers;

internal static class DossierCommand
{
    public static Command Create() =>
        new("dossier", "How two countries settle their figures: open a case, propose, answer, and have a signatory of each accept. Neither decides for the other.")
        {
            DossierOpen.Create(),
            DossierList.Create(),
            DossierShow.Create(),
            DossierOpen.CreateCase(),
            DossierPropose.Create(),
            DossierPropose.CreateCounter(),
            DossierClose.Create(),
            DossierAccept.Create(),
            DossierContest.Create(),
            DossierWithdraw.Create(),
            DossierDecide.Create(),
            DossierComment.Create(),
            DossierAttach.Create(),
            DossierDeadline.Create(),
            DossierReopen.Create(),
            DossierWatch.Create(),
            DossierOutcomes.Create(),
            DossierExport.Create(),
            DossierVerify.Create(),
        };
}
