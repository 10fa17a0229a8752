// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf.WellKnownTypes;
using StatsExchange.Storage.V1;
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Journaling.Histories;

internal static class RegionSteps
{
    public static IReadOnlyDictionary<string, Action<HistoryWriter>> ByKind { get; } = new Dictionary<string, Action<HistoryWriter>>
    {
        ["job-started"] = history => history.Add("job-started", new JobStarted
        {
            Id = history.New("job", $"NORDIC-J{history.NextSeq}"),
            Starter = new JobStarter { Subject = "steward", Role = "steward", Region = "NORDIC" },
            Snapshot = new StartSnapshotRequest { Region = "NORDIC", Structure = "FLOW", PeriodFrom = "2015", PeriodTo = "2015" },
        }),
        ["job-claimed"] = OfAJob("job-claimed", (history, id) => new JobClaimed { Id = id, Epoch = history.NextSeq, Node = "n1" }),
        ["reconciliation-completed"] = OfAJob("reconciliation-completed", (history, id) => new ReconciliationCompleted { Id = id, Epoch = 1, Result = history.Bytes(32) }),
        ["method-comparison-completed"] = OfAJob("method-comparison-completed", (history, id) => new MethodComparisonCompleted
        {
            Id = id, Epoch = 1, Result = history.Bytes(32), Corridors = { history.Bytes(32), history.Bytes(32) },
        }),
        ["method-run-completed"] = OfAJob("method-run-completed", (history, id) => new MethodRunCompleted
        {
            Id = id, Epoch = 1, TimePeriod = $"{2000 + history.NextSeq}", Method = history.OneOf(0, 1), Result = history.Bytes(32), Basis = history.Bytes(32),
        }),
        ["reconciliation-period-completed"] = OfAJob("reconciliation-period-completed", (history, id) => new ReconciliationPeriodCompleted
        {
            Id = id, Epoch = 1, TimePeriod = $"{2000 + history.NextSeq}", Result = history.Bytes(32),
        }),
        ["reconciliation-period-failed"] = OfAJob("reconciliation-period-failed", (history, id) => new ReconciliationPeriodFailed
        {
            Id = id, Epoch = 1, TimePeriod = $"{2000 + history.NextSeq}", Failure = $"Failure {history.NextSeq}.",
        }),
        ["job-cancelled"] = OfAJob("job-cancelled", (history, id) => new JobCancelled { Id = id, Reason = $"Reason {history.NextSeq}." }),
        ["snapshot-completed"] = OfAJob("snapshot-completed", (history, id) => new SnapshotCompleted
        {
            Id = id,
            Epoch = 1,
            Snapshot = new Snapshot { Id = history.New("snapshot", $"NORDIC-{history.NextSeq}"), Region = "NORDIC", Time = new Timestamp { Seconds = history.NextSeq } },
            Manifest = history.Bytes(32),
            Signature = history.Bytes(70),
            Blocks = { history.Bytes(32), history.Bytes(32) },
            Draft = history.OneOf(true, false),
            RestsOn = { history.OneOf<string[]>([], ["SWE-NORDIC-5"]) },
        }),
        ["snapshot-released"] = OfASnapshot("snapshot-released", (history, id) => new SnapshotReleased { Snapshot = id, Note = $"Note {history.NextSeq}.", Revisions = { ["SWE"] = history.NextSeq } }),
        ["snapshot-superseded"] = OfASnapshot("snapshot-superseded", (history, id) => new SnapshotSuperseded { Snapshot = id, Successor = $"NORDIC-{history.NextSeq}", Reason = "wrong" }),
        ["job-failed"] = OfAJob("job-failed", (history, id) => new JobFailed { Id = id, Epoch = 1, Failure = $"Failure {history.NextSeq}." }),
        ["round-opened"] = history => history.Add("round-opened", new RoundOpened
        {
            Id = history.New("round", $"NORDIC-round-{history.NextSeq}"),
            Opener = new JobStarter { Subject = "steward", Role = "steward", Region = "NORDIC" },
            Plan = new RoundPlan
            {
                Title = "Flows",
                Tables = { new RoundTable { Structure = "FLOW", Measure = "IMM", Basis = "RES", Pair = "residence" } },
                Periods = { "2015" },
                Members = { "DNK", "SWE" },
                Schedule = new RoundSchedule { Due = new Timestamp { Seconds = history.NextSeq } },
                RemindDaysBefore = { 7, 1 },
            },
        }),
        ["round-advanced"] = OfARound("round-advanced", (history, id) => new RoundAdvanced
        {
            Id = id,
            Stage = history.OneOf(RoundStage.Mirror, RoundStage.Frozen),
            Reason = $"Reason {history.NextSeq}",
            Pins = { new RoundPin { Country = "SWE", Revision = history.NextSeq, Vintages = { ["FLOW"] = history.NextSeq } } },
        }),
        ["round-reminded"] = OfARound("round-reminded", (history, id) => new RoundReminded { Id = id, Members = { "SWE" }, DaysBefore = 7, Note = $"Note {history.NextSeq}" }),
    };

    private static Action<HistoryWriter> OfARound(string kind, Func<HistoryWriter, string, Google.Protobuf.IMessage> body) => history =>
    {
        if (history.TryPick("round", out var id))
        {
            history.Add(kind, body(history, id));
        }
    };

    private static Action<HistoryWriter> OfAJob(string kind, Func<HistoryWriter, string, Google.Protobuf.IMessage> body) => Of("job", kind, body);

    private static Action<HistoryWriter> OfASnapshot(string kind, Func<HistoryWriter, string, Google.Protobuf.IMessage> body) => Of("snapshot", kind, body);

    private static Action<HistoryWriter> Of(string what, string kind, Func<HistoryWriter, string, Google.Protobuf.IMessage> body) => history =>
    {
        if (history.TryPick(what, out var id))
        {
            history.Add(kind, body(history, id));
        }
    };
}
