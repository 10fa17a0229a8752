// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using StatsExchange.Storage.V1;
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Journaling.Histories;

internal static class CountrySteps
{
    public static IReadOnlyDictionary<string, Action<HistoryWriter>> ByKind { get; } = new Dictionary<string, Action<HistoryWriter>>
    {
        ["submission-recorded"] = Submit,
        ["submission-withdrawn"] = Withdraw,
        ["embargo-set"] = history => history.Add("embargo-set", new EmbargoSet
        {
            Structure = history.OneOf("FLOW", "STOCK"),
            PeriodFrom = history.OneOf("", "2013", "2014"),
            PeriodTo = history.OneOf("", "2015"),
            Counterparts = { history.OneOf<string[]>([], ["DNK"], ["DNK", "FIN"]) },
            Dimensions = { history.OneOf<Dictionary<string, string>>([], new() { ["SEX"] = "F" }) },
            Until = history.OneOf(null, new Timestamp { Seconds = history.NextSeq }),
        }),
        ["series-sheet-recorded"] = history => history.Add("series-sheet-recorded", new SeriesSheetRecorded
        {
            Sheet = new SeriesSheet { Structure = history.OneOf("FLOW", "STOCK"), Measure = history.OneOf("IMM", "EMI"), Version = history.Random.Next(9), Footnotes = $"{history.NextSeq}" },
        }),
        ["rule-severity-set"] = history => history.Add("rule-severity-set", new RuleSeveritySet
        {
            Rule = history.OneOf("SERIES_JUMP", "SERIES_HOLE"), Severity = (Severity)history.Random.Next(4), Reason = "r",
        }),
        ["mapping-registered"] = history => history.Add("mapping-registered", new MappingRegistered
        {
            Mapping = new Mapping { Name = history.OneOf("stocks", "flows"), Version = history.Random.Next(9), Structure = "STOCK" },
        }),
        ["mirror-adopted"] = history => history.Add("mirror-adopted", new MirrorAdopted
        {
            Case = history.OneOf("DNK-SWE.1", "DNK-SWE.2"),
            Proposal = $"DNK-SWE.1.{history.NextSeq}",
            SettledAt = history.NextSeq,
            Origin = history.OneOf("DNK", "SWE"),
            Destination = history.OneOf("DNK", "SWE"),
            Pair = "residence",
            PeriodFrom = "2014",
            PeriodTo = "2015",
        }),
        ["mirror-adoption-ended"] = history => history.Add("mirror-adoption-ended", new MirrorAdoptionEnded
        {
            Case = history.OneOf("DNK-SWE.1", "DNK-SWE.2"), SettledAt = history.NextSeq,
        }),
        ["agreement-proposed"] = Propose,
        ["agreement-signed"] = Sign,
        ["agreement-revoked"] = history =>
        {
            if (history.TryPick("agreement", out var id))
            {
                history.Add("agreement-revoked", new AgreementRevoked { Id = id, Reason = "ended" });
            }
        },
    };

    private static void Submit(HistoryWriter history)
    {
        var submission = new SubmissionRecorded
        {
            RequestId = $"r{history.NextSeq}",
            Structure = history.OneOf("FLOW", "STOCK", "RETURN"),
            ContentDigest = history.Bytes(32),
            Salt = history.Bytes(16),
        };
        submission.Slices.AddRange(Slices(history));
        history.New("submission", $"{history.NextSeq}");
        history.Add("submission-recorded", submission);
    }

    private static void Withdraw(HistoryWriter history)
    {
        // Taken up at once: no submission is withdrawn twice.
        if (history.TryTake("submission", out var seq))
        {
            var withdrawn = new SubmissionWithdrawn { Seq = long.Parse(seq, CultureInfo.InvariantCulture), Structure = history.OneOf("FLOW", "STOCK"), Reason = $"{history.NextSeq}" };
            withdrawn.Slices.AddRange(Slices(history));
            history.Add("submission-withdrawn", withdrawn);
        }
    }

    private static IEnumerable<SliceWritten> Slices(HistoryWriter history)
    {
        foreach (var period in new[] { "2013", "2014", "2015-Q1" }.Where(_ => history.Random.Next(2) == 0))
        {
            var slice = new SliceWritten { TimePeriod = period };
            for (var block = history.Random.Next(3); block > 0; block--)
            {
                slice.Blocks.Add(new BlockReference
                {
                    Digest = history.Bytes(32),
                    Count = (uint)history.Random.Next(1, 8192),
                    SetAt = history.OneOf(ByteString.Empty, history.Bytes(32)),
                    RecordedAt = history.Random.NextInt64(history.NextSeq),
                });
            }

            yield return slice;
        }
    }

    private static void Propose(HistoryWriter history)
    {
        var grantee = history.OneOf("DNK", "FIN");
        history.Add("agreement-proposed", new AgreementProposed
        {
            Id = history.New("agreement", $"SWE-{grantee}-{history.NextSeq}"),
            Terms = new AgreementTerms { Grantor = "SWE", Grantee = grantee, Structures = { "FLOW" }, Uses = { Use.Compare } },
            Statement = history.Bytes(20),
        });
    }

    private static void Sign(HistoryWriter history)
    {
        if (history.TryPick("agreement", out var id))
        {
            history.Add("agreement-signed", new AgreementSigned
            {
                Id = id,
                Signature = new Signature { Party = history.OneOf("SWE", "DNK", "FIN"), Signature_ = history.Bytes(70) },
            });
        }
    }
}
