// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
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
        ["proposal-withdrawn"] = history => About(history, "proposal", "proposal-withdrawn", id => new ProposalWithdrawn { Proposal = id }),
        ["proposal-contested"] = history => About(history, "proposal", "proposal-contested", id => new ProposalContested { Proposal = id, Reason = $"reason {history.NextSeq}" }),
        ["comment-added"] = history => About(history, "case", "comment-added", id => new CommentAdded { Case = id, Text = $"comment {history.NextSeq}" }),
        ["document-attached"] = history => About(history, "case", "document-attached", id => new DocumentAttached { Case = id, Digest = history.Bytes(32), Name = "n", MediaType = "text/plain", Size = history.NextSeq }),
        ["deadline-set"] = history => About(history, "case", "deadline-set", id => new DeadlineSet { Case = id, Deadline = new Timestamp { Seconds = 1_800_000_000 + history.NextSeq } }),
        ["case-lapsed"] = history => About(history, "case", "case-lapsed", id => new CaseLapsed { Case = id, Deadline = new Timestamp { Seconds = 1_800_000_000 } }),
        ["case-reopened"] = history => About(history, "case", "case-reopened", id => new CaseReopened { Case = id, Reason = $"reason {history.NextSeq}" }),
        ["case-revision-noticed"] = history => About(history, "case", "case-revision-noticed", id => new CaseRevisionNoticed { Case = id, Country = history.OneOf("SWE", "DNK"), SettledVintage = 1, Vintage = history.NextSeq }),
        ["case-settled"] = history =>
        {
            if (history.TryPick("proposal", out var id))
            {
                history.Add("case-settled", new CaseSettled { Case = id[..id.LastIndexOf('.')], Outcome = Outcome.AgreedFigure, Proposal = id });
            }
        },
    };

    private static void About(HistoryWriter history, string thing, string kind, Func<string, IMessage> body)
    {
        if (history.TryPick(thing, out var id))
        {
            history.Add(kind, body(id));
        }
    }
}
