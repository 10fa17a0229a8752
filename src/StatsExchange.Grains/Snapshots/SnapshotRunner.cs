// SPDX-License-Identifier: Apache-2.0
using Orleans;
using StatsExchange.Contracts.Signatures;
using StatsExchange.Contracts.Snapshots;
using StatsExchange.Domain;
using StatsExchange.Grains.Countries;
using StatsExchange.Grains.Jobs;
using StatsExchange.Grains.Rounds;
using StatsExchange.Journal;
using Case = StatsExchange.V1.Case;

namespace StatsExchange.Grains.Snapshots;

/// <summary>Makes a snapshot: reads what members let be published, period by period, with what was estimated and agreed.</summary>
public sealed class SnapshotRunner
{
    private const int MaxAttempts = 5;

    private readonly IGrainFactory _grains;
    private readonly IJournal _journal;
    private readonly SliceReader _slices;
    private readonly MemberReader _members;
    private readonly EstimatedFigures _estimates;
    private readonly AgreedFigures _agreed;
    private readonly ReportingReader _reporting;
    private readonly SnapshotRecorder _recorder;

    /// <summary>Takes the grains, the block table, the slices, what knows who has reported, the evidence key that signs manifests, and the clock.</summary>
    public SnapshotRunner(
        IGrainFactory grains, IJournal journal, BlockCache blocks, SliceReader slices, ReportingReader reporting, SigningKey key, TimeProvider time)
    {
        _grains = grains;
        _reporting = reporting;
        _journal = journal;
        _slices = slices;
        _members = new MemberReader(grains);
        _estimates = new EstimatedFigures(grains, blocks, slices);
        _agreed = new AgreedFigures(grains, journal, slices);
        _recorder = new SnapshotRecorder(grains, journal, key, time);
    }

    internal async Task RunAsync(JobWork work, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            if (await TryAsync(work, cancellationToken))
            {
                return;
            }
        }

        throw new JobFailedException("Members changed what they let be published several times while the snapshot was made; start it again.");
    }

    private Task<MemberReading[]> AskAsync(JobWork work, SnapshotScope scope, CancellationToken cancellationToken)
    {
        var asked = work.Started.Snapshot;
        return _members.ReadAsync(
            work,
            [.. scope.Round?.Plan.Members ?? work.Region.Members.Select(member => member.Value)],
            PublishableMembers.Questions(asked.Structure, asked.PeriodFrom, asked.PeriodTo, work.Region.Code.Value),
            wholly: false,
            cancellationToken,
            scope.Pins);
    }

    // False where a member revoked an agreement, set an embargo or, of what is pinned, took something back meanwhile: what is recorded would
    // show it for ever.
    private async Task<bool> TryAsync(JobWork work, CancellationToken cancellationToken)
    {
        // Before anything is read: what a member takes back later is looked for at the release.
        var checkedAt = await _journal.HeadsAtAsync(null, cancellationToken);
        var scope = await SnapshotScope.ReadAsync(_grains, work);
        var frozen = new FrozenInputs(_grains, scope);
        var answers = await AskAsync(work, scope, cancellationToken);
        var members = PublishableMembers.Of(answers);
        var reconciliations = (await _estimates.LoadAsync(work, cancellationToken)).Where(named => scope.Includes(named.Result.TimePeriod) && scope.Includes(named.Pair)).ToList();
        await frozen.CheckAsync(work, reconciliations);
        var ended = await _agreed.ReadAsync(work, scope, cancellationToken);

        using var content = new SnapshotContent();
        var grounds = new GroundsBook();
        var setAside = new SetAsideCount();
        ended = frozen.Take(ended, setAside);
        var cases = ended.Agreed;
        var withObservations = new SortedSet<string>(StringComparer.Ordinal);
        var casesIn = new SortedSet<string>(StringComparer.Ordinal);
        var periods = PeriodsOf(members, reconciliations, cases, scope);
        for (var i = 0; i < periods.Count; i++)
        {
            work.ReportPeriods($"Consolidating {periods[i]}", i, periods.Count);
            var table = new ConsolidatedTable();
            await AddReportedAsync(members, scope, periods[i], table, setAside, withObservations, grounds, cancellationToken);
            foreach (var reconciliation in reconciliations.Where(named => named.Result.TimePeriod == periods[i]))
            {
                await _estimates.AddAsync(work, scope, reconciliation, table, setAside, grounds, cancellationToken);
            }

            var counting = ended.Counting(periods[i]);
            casesIn.UnionWith(AgreedFigures.AddTo(table, cases, counting, periods[i], setAside));
            casesIn.UnionWith(await WriteAsync(work, content, table, periods[i], counting, setAside, cancellationToken));
        }

        if (content.Observations == 0)
        {
            throw new JobFailedException($"There is nothing to publish: no member of {work.Region.Code} lets figures of this structure and these periods be forwarded and published, or none has any.");
        }

        var answersNow = await AskAsync(work, scope, cancellationToken);
        if (!answers.Zip(answersNow).All(pair => pair.First.IsUnderTheSame(pair.Second) && (scope.Round is null || pair.First.StandsAs(pair.Second)))
            || !await _agreed.AddGroundsAsync(work, cases.Where(agreed => casesIn.Contains(agreed.Case.Id)), grounds))
        {
            return false;
        }

        work.Report("Signing", periods.Count, periods.Count);
        await _recorder.RecordAsync(
            work,
            new SnapshotRecord(
                content,
                members.SourcesFor(withObservations),
                members.OmittedFor(withObservations, periods),
                setAside.ToManifest(),
                [.. reconciliations.Select(Describe)],
                [.. casesIn],
                grounds,
                checkedAt,
                await _journal.HeadsAtAsync(null, cancellationToken),
                await RoundManifest.ReadAsync(work, scope, _reporting, cancellationToken)),
            cancellationToken);
        return true;
    }

    private async Task AddReportedAsync(
        PublishableMembers members,
        SnapshotScope scope,
        string period,
        ConsolidatedTable table,
        SetAsideCount setAside,
        SortedSet<string> withObservations,
        GroundsBook grounds,
        CancellationToken cancellationToken)
    {
        foreach (var (reading, slice) in members.Of(period))
        {
            members.AddGrounds(grounds, reading.Country, period);
            new ReportedFigures(await _slices.LoadAsync(reading, slice, cancellationToken), reading.Sheets(), table, scope).AddTo(setAside);
            withObservations.Add(reading.Country);
        }
    }

    private async Task<IReadOnlyCollection<string>> WriteAsync(
        JobWork work,
        SnapshotContent content,
        ConsolidatedTable table,
        string period,
        IReadOnlyDictionary<(string Origin, string Destination, string Pair), Case> counting,
        SetAsideCount setAside,
        CancellationToken cancellationToken)
    {
        var rows = RivalFigures.Settle(table, setAside);
        if (rows.Count == 0)
        {
            return [];
        }

        MirrorRows.Relate(table, rows);
        var marked = OutcomeRows.Mark(table, rows, counting);
        var blocks = content.Add(ConsolidatedSlices.Of(work.Region.Code.Value, period, table, rows));
        await _journal.StageAsync(work.Upload, blocks, cancellationToken);
        return marked;
    }

    private static List<string> PeriodsOf(
        PublishableMembers members, IReadOnlyList<NamedReconciliation> reconciliations, IReadOnlyList<AgreedCase> cases, SnapshotScope scope) =>
    [
        .. members.Periods
            .Concat(reconciliations.Select(named => named.Result.TimePeriod))
            .Concat(AgreedFigures.PeriodsOf(cases))
            .Where(scope.Includes)
            .Distinct(StringComparer.Ordinal)
            .OrderBy(Period.Parse),
    ];

    private static ManifestReconciliation Describe(NamedReconciliation named) => new(
        named.Job,
        named.Result.Method,
        named.Result.MethodVersion,
        named.Result.Pair,
        named.Result.TimePeriod,
        new SortedDictionary<string, string>(named.Result.Parameters, StringComparer.Ordinal),
        new SortedDictionary<string, long>(named.Result.Vintages, StringComparer.Ordinal));
}
