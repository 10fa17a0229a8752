// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Storage.V1;
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Journaling.Histories;

internal static class DossierSteps
{
    public static IReadOnlyDictionary<string, Action<HistoryWriter>> ByKind { get; } = new Dictionary<string, Action<HistoryWriter>>
    {
        ["dossier-opened"] = history =>
        {
            if (history.Entries.Count == 0)
            {
                history.Add("dossier-opened", new DossierOpened { Id = "DNK-SWE" });
            }
        },
        ["case-opened"] = history =>
        {
            if (history.Entries.Count > 0)
            {
                var id = history.New("case", $"DNK-SWE.{history.NextSeq}");
                history.Add("case-opened", new CaseOpened { Id = id, Origin = "DNK", Destination = "SWE", Pair = "residence", PeriodFrom = "2014", PeriodTo = "2015" });
            }
        },
        ["figure-proposed"] = history =>
        {
            if (history.TryPick("case", out var id))
            {
                var proposal = new Proposal { Id = history.New("proposal", $"{id}.{history.NextSeq}"), Method = "manual", Statement = history.Bytes(30), OriginVintage = history.NextSeq };
                history.Add("figure-proposed", new FigureProposed { Case = id, Proposal = proposal });
            }
        },
        ["proposal-accepted"] = history =>
        {
            if (history.TryPick("proposal", out var id))
            {
                history.Add("proposal-accepted", new ProposalAccepted { Proposal = id, Signature = new Signature { Party = history.OneOf("SWE", "DNK"), Signature_ = history.Bytes(70) } });
            }
        },
        ["case-settled"] = history =>
        {
            if (history.TryPick("proposal", out var id))
            {
                history.Add("case-settled", new CaseSettled { Case = id[..id.LastIndexOf('.')], Outcome = Outcome.AgreedFigure, Proposal = id });
            }
        },
    };
}
