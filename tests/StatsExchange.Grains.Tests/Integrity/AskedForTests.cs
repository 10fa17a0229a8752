// SPDX-License-Identifier: Apache-2.0
using System.Reflection;
using Google.Protobuf;
using StatsExchange.Grains.Integrity;
using StatsExchange.Journal;
using StatsExchange.Journal.Integrity;
using StatsExchange.Journal.Sqlite;
using StatsExchange.Storage.V1;

namespace StatsExchange.Grains.Tests.Integrity;

/// <summary>Of each kind of entry whether a caller asks for it, so that its command is missed where it was removed.</summary>
public sealed class AskedForTests : IDisposable
{
    private static readonly string[] Asked =
    [
        "submission-recorded", "submission-withdrawn", "embargo-set", "rule-severity-set", "series-sheet-recorded", "mapping-registered",
        "agreement-proposed", "agreement-signed", "agreement-revoked",
        "dossier-opened", "case-opened", "figure-proposed", "proposal-accepted", "proposal-withdrawn", "proposal-contested",
        "comment-added", "document-attached", "deadline-set", "case-settled", "case-reopened",
        "office-registered", "signatory-registered",
        "job-started", "job-cancelled", "snapshot-released", "snapshot-superseded", "round-opened", "round-advanced", "round-reminded",
    ];

    private static readonly string[] Own =
    [
        "mirror-adopted", "mirror-adoption-ended",
        "case-lapsed", "case-revision-noticed",
        "evidence-key-adopted", "evidence-key-rotated",
        "job-claimed", "job-failed", "reconciliation-completed", "method-comparison-completed", "method-run-completed", "reconciliation-period-completed", "reconciliation-period-failed", "snapshot-completed",
    ];

    private readonly string _directory = Directory.CreateTempSubdirectory("statsexchange-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void IsAskedFor_EveryKindThereIs_IsDecided()
    {
        var contents = new RecordedContents(pinned: null);
        string[] all = [.. KindsOf("RegionEntries"), .. KindsOf("DossierEntries"), .. KindsOf("CountryEntries"), .. KindsOf("HubEntries")];

        Assert.Equal(Asked.Concat(Own).Order(StringComparer.Ordinal), all.Order(StringComparer.Ordinal));
        Assert.Equal(Asked.Order(StringComparer.Ordinal), all.Where(kind => contents.IsAskedFor(EntryOf(kind))).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 0)]
    public async Task RunAsync_ReminderWithoutACommand_IsMissedWhereTheHubDidNotRemindByItself(bool isOwn, int expected)
    {
        var reminded = new RoundReminded { Id = "ORG/2015", Members = { "SWE" } };
        if (isOwn)
        {
            reminded.DaysBefore = 7;
        }

        var findings = await FindingsAsync(EntryOf("round-reminded", reminded.ToByteArray()));

        Assert.Equal(expected, findings.Count(finding => finding.Table == "commands" && finding.Seq == 1));
        Assert.Equal(expected, findings.Count);
    }

    [Theory]
    [InlineData("snapshot-released")]
    [InlineData("snapshot-superseded")]
    [InlineData("round-opened")]
    [InlineData("round-advanced")]
    public async Task RunAsync_CommandOfASnapshotOrRoundRemoved_IsLocated(string kind)
    {
        var finding = Assert.Single(await FindingsAsync(EntryOf(kind)));

        Assert.Equal(("commands", 1L), (finding.Table, finding.Seq));
    }

    private static IEnumerable<string> KindsOf(string type) =>
        typeof(RecordedContents).Assembly.GetTypes().Single(found => found.Name == type)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.IsLiteral)
            .Select(field => (string)field.GetRawConstantValue()!);

    private static Entry EntryOf(string kind, byte[]? body = null) =>
        Entry.Seal(StreamName.Region("ORG"), StreamHead.Empty, kind, "ORG/steward", TimeProvider.System.GetUtcNow(), body ?? [], []);

    private async Task<IReadOnlyList<IntegrityFinding>> FindingsAsync(Entry entry)
    {
        await using (var journal = await SqliteJournal.OpenAsync(_directory, TimeProvider.System, CancellationToken.None))
        {
            await journal.AppendAsync(entry.Stream, 0, null, [entry], CancellationToken.None);
        }

        await using var snapshot = await SqliteJournal.SnapshotOfAsync(_directory, CancellationToken.None);
        var report = await IntegrityCheck.RunAsync(snapshot, new RecordedContents(pinned: null), 10, progress: null, CancellationToken.None);
        return report.Findings;
    }
}
