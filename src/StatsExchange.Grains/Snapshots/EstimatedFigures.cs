// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Globalization;
using Orleans;
using StatsExchange.Domain;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Countries;
using StatsExchange.Grains.Jobs;
using StatsExchange.Grains.Regions;
using StatsExchange.Journal;
using StatsExchange.V1;

namespace StatsExchange.Grains.Snapshots;

/// <summary>
/// The estimates of earlier reconciliations, as far as they may be published now: every member they rest on still lets estimates be made, both ends of
/// a corridor, and who reported the yardstick, let all that served be published, and nothing that they follow from has been withheld since.
/// </summary>
internal sealed class EstimatedFigures
{
    private readonly IGrainFactory _grains;
    private readonly BlockCache _blocks;
    private readonly RegionReader _region;

    public EstimatedFigures(IGrainFactory grains, BlockCache blocks, SliceReader slices)
    {
        _grains = grains;
        _blocks = blocks;
        _region = new RegionReader(new MemberReader(grains), slices);
    }

    /// <summary>The reconciliations a snapshot names, in its order; of those of several periods the periods of the snapshot.</summary>
    public async Task<IReadOnlyList<NamedReconciliation>> LoadAsync(JobWork work, CancellationToken cancellationToken)
    {
        CallerContext.Set(work.Starter);
        var found = new List<NamedReconciliation>();
        var range = PeriodRange.Parse(work.Started.Snapshot.PeriodFrom, work.Started.Snapshot.PeriodTo);
        foreach (var job in work.Started.Snapshot.Reconciliations)
        {
            var view = await _grains.GetGrain<IRegionGrain>(work.Region.Code.Value).GetJobAsync(job);
            foreach (var done in view.Results.Where(done => range.Contains(Period.Parse(done.TimePeriod))))
            {
                found.Add(new NamedReconciliation(job, await MadeResult.ReadAsync(_blocks, done.Digest, cancellationToken)));
            }
        }

        return found;
    }

    /// <summary>Adds the estimates of a reconciliation to the figures of its period.</summary>
    /// <exception cref="JobFailedException">A member it rests on lets no estimates be made any more.</exception>
    public async Task AddAsync(
        JobWork work,
        SnapshotScope scope,
        NamedReconciliation reconciliation,
        ConsolidatedTable table,
        SetAsideCount setAside,
        GroundsBook grounds,
        CancellationToken cancellationToken)
    {
        var result = reconciliation.Result;
        var today = await _region.ReadAsync(work, reconciliation.Pair, ReconciledPeriods.Of(result), cancellationToken, vintages: result.Vintages);
        var readable = today.Readable.Select(member => member.Country).ToHashSet(StringComparer.Ordinal);
        if (result.Vintages.Keys.Order(StringComparer.Ordinal).FirstOrDefault(country => !readable.Contains(country)) is { } lost)
        {
            throw new JobFailedException($"Reconciliation {reconciliation.Job} rests on figures of {lost}, and no agreement lets estimates be made from them any more; reconcile again.");
        }

        AddGrounds(grounds, result, today.Members);
        var published = await PublishedAsync(work, reconciliation, grounds);
        ImmutableArray<string> dimensions = [.. EstimatedDetail.DimensionsOf(result)];
        var divided = dimensions.IsEmpty ? [] : await PublishedAsync(work, reconciliation, grounds, dimensions);
        var shown = await Permitted(work, reconciliation).ShownAmongAsync(result.Vintages.Keys);
        var (toAll, toTheBody) = (new ShownEstimates(published), new ShownEstimates(shown));
        var standing = new StandingEstimates(reconciliation.Made, today);
        var frequency = Period.Parse(result.TimePeriod).FrequencyCode;
        foreach (var cell in result.Cells.Where(StandingEstimates.IsOfValues))
        {
            // Counted where there is no estimate too: that a method has none may tell of the value.
            if (HiddenBy(cell) is { } hidden)
            {
                setAside.Add(hidden, ResultRelease.NoAgreement);
                continue;
            }

            if (!cell.HasEstimate && !standing.Hides(cell))
            {
                continue;
            }

            if (new[] { cell.Origin, cell.Destination }.FirstOrDefault(end => !scope.IncludesMember(end)) is { } unasked)
            {
                setAside.Add(unasked, "NOT_IN_ROUND");
                continue;
            }

            var key = ConsolidatedKeys.OfTotal(reconciliation.Pair, frequency, cell.Origin, cell.Destination, ConsolidatedKeys.EstimatedFigure);
            var figure = FigureOf(cell, result);
            table.Add(key, standing.Hides(cell) ? figure.Withhold() : figure);
            if (divided.Contains(cell.Origin) && divided.Contains(cell.Destination))
            {
                AddDetail(table, key, figure, cell, standing.HidesDetail(cell));
            }
        }

        // Nothing is told here that the job would not tell its body, which may be kept back by any member.
        string? HiddenBy(EstimatedCorridor cell) =>
            new[] { cell.Origin, cell.Destination }.FirstOrDefault(end => !published.Contains(end))
            ?? toAll.HiddenBy(result, cell)
            ?? (toTheBody.Tells(result, cell) ? null : result.Vintages.Keys.Order(StringComparer.Ordinal).First(country => !shown.Contains(country)));
    }

    // Who lets all be published that served, in all periods: a snapshot is for more than the body, so what is enough to show it is not enough here.
    // Who opens totals only lets no classes be published.
    private async Task<HashSet<string>> PublishedAsync(JobWork work, NamedReconciliation reconciliation, GroundsBook grounds, params ImmutableArray<string> detail)
    {
        var permitted = Permitted(work, reconciliation, detail);
        var open = await permitted.AmongAsync(reconciliation.Result.Vintages.Keys, Use.Estimate);
        var published = await permitted.PublishedAmongAsync(open);
        grounds.Add(published.Values.SelectMany(agreements => agreements));
        return [.. published.Keys];
    }

    private PermittedCountries Permitted(JobWork work, NamedReconciliation reconciliation, params ImmutableArray<string> detail)
    {
        CallerContext.Set(work.Starter);
        return new PermittedCountries(_grains, work.Region.Code.Value, reconciliation.Pair, [.. ReconciledPeriods.Of(reconciliation.Result)]) { Detail = detail };
    }

    private static void AddDetail(ConsolidatedTable table, string[] total, ConsolidatedFigure figure, EstimatedCorridor cell, bool isWithheld)
    {
        foreach (var part in cell.Detail)
        {
            string[] key = [.. total];
            foreach (var (dimension, code) in part.Dimensions)
            {
                key[ConsolidatedKeys.PositionOf(dimension)] = code;
            }

            // The interval is the total's.
            var value = figure with { Value = part.Estimate, Attributes = [.. figure.Attributes!.Where(attribute => attribute.Key is not ("LOWER" or "UPPER"))] };
            table.Add(key, isWithheld ? value.Withhold() : value);
        }
    }

    // Of every member it learnt from, in every period: taken away from one figure, an estimate is another.
    private static void AddGrounds(GroundsBook grounds, ReconciliationResult result, IEnumerable<MemberReading> members)
    {
        foreach (var reading in members.Where(member => result.Vintages.ContainsKey(member.Country)).SelectMany(member => member.Readings!))
        {
            foreach (var period in ReconciledPeriods.Of(result))
            {
                grounds.Add(reading, period);
            }
        }
    }

    private static ConsolidatedFigure FigureOf(EstimatedCorridor cell, ReconciliationResult result)
    {
        var attributes = new List<KeyValuePair<string, string>>
        {
            KeyValuePair.Create("METHOD", result.Method),
            KeyValuePair.Create("METHOD_VERSION", result.MethodVersion),
        };
        if (cell.HasLower)
        {
            attributes.Add(KeyValuePair.Create("LOWER", cell.Lower.ToString("R", CultureInfo.InvariantCulture)));
        }

        if (cell.HasUpper)
        {
            attributes.Add(KeyValuePair.Create("UPPER", cell.Upper.ToString("R", CultureInfo.InvariantCulture)));
        }

        return new ConsolidatedFigure(cell.Origin, cell.Estimate, IsWithheld: false, IsOfReferenceSource: false, StayDistance: 0, [.. attributes]);
    }
}
