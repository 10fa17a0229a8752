// SPDX-License-Identifier: Apache-2.0
using Orleans;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Corridors;
using StatsExchange.Grains.Countries;
using StatsExchange.Grains.Lists;
using StatsExchange.Grains.Regions;
using StatsExchange.Journal;
using StatsExchange.Storage.V1;
using StatsExchange.V1;
using ComparedCorridor = StatsExchange.V1.ComparedCorridor;

namespace StatsExchange.Grains.Jobs;

/// <summary>
/// Shows method comparisons to those who work for their regional body, as far as it may be told now: corridors of countries that no longer
/// permit estimates are left out, with every figure that rests on all; originals, and estimates that rest on them, are shown where they may be shown, and
/// nothing is told of a corridor of which a value is withheld or was taken back since, nor what methods that tie corridors together say of any.
/// </summary>
public sealed class ComparisonReader
{
    private readonly IGrainFactory _grains;
    private readonly BlockCache _blocks;
    private readonly RegionReader _region;

    /// <summary>Takes the grains, the block table and the slices.</summary>
    public ComparisonReader(IGrainFactory grains, BlockCache blocks, SliceReader slices)
    {
        _grains = grains;
        _blocks = blocks;
        _region = new RegionReader(new MemberReader(grains), slices);
    }

    /// <summary>A page of what a comparison found.</summary>
    /// <exception cref="RefusedException">There is no such comparison, it is not done, or it is not for this caller.</exception>
    public async Task<GetMethodComparisonResponse> GetAsync(GetMethodComparisonRequest request, CancellationToken cancellationToken)
    {
        var region = RegionIds.RegionOfJob(request.Job);
        var view = await _grains.GetGrain<IRegionGrain>(region).GetJobAsync(request.Job);
        var job = view.Job.Read();
        if (job.Kind != JobKind.MethodComparison)
        {
            throw RefusedException.NotFound($"method comparison '{request.Job}'");
        }

        if (job.State != JobState.Done)
        {
            throw new RefusedException(ErrorReason.StateNotFit, $"The method comparison {request.Job} is not done; WatchJob tells when it is.");
        }

        var stored = StoredComparison.Parser.ParseFrom((await _blocks.BytesAsync(Hash.FromBytes(view.Result), cancellationToken)).Span);
        var permitted = new PermittedCountries(_grains, region, CorridorFields.Pair(stored.Comparison.Pair), [.. stored.PeriodsRead]);
        var estimated = await permitted.AmongAsync(stored.Countries, Use.Estimate);
        var shown = await permitted.ShownAmongAsync(stored.Countries);
        var now = await _region.ReadAsync(
            CallerContext.Required, region, CorridorFields.Pair(stored.Comparison.Pair), [.. stored.PeriodsRead], stored.Comparison.Vintages, cancellationToken);
        var all = await LoadAsync(stored, [.. Enumerable.Range(0, stored.Origins.Count)], cancellationToken);
        var standing = new StandingComparison(stored, all, now);
        var release = new ShownComparison(shown);
        var told = Told(stored, estimated).ToDictionary(at => at, at => release.Of(stored.Comparison, all[at], standing.Told(all[at])));
        var (page, next) = Paging.Page(Ordered(all, told, standing), request.PageSize, request.PageToken, request.Job, "corridors");
        var summary = Summary(stored, estimated, standing.IsAnyWithheld);
        release.Narrow(summary, told.Values);
        var response = new GetMethodComparisonResponse { Job = job, Comparison = summary, NextPageToken = next, Revision = view.Revision };
        response.Corridors.Add(page.Select(at => told[at]));
        return response;
    }

    // The order tells how far methods are apart: a corridor of which not all is told that methods say has no place among the others, and with a figure goes all of it.
    private static List<int> Ordered(IReadOnlyList<ComparedCorridor> all, Dictionary<int, ComparedCorridor> told, StandingComparison standing)
    {
        var inOrder = told.Keys.Where(at => !standing.IsAnyWithheld && all[at].Estimates.Equals(told[at].Estimates)).Order().ToList();
        return
        [
            .. inOrder,
            .. told.Keys.Except(inOrder)
                .OrderBy(at => all[at].TimePeriod, StringComparer.Ordinal)
                .ThenBy(at => all[at].Origin, StringComparer.Ordinal)
                .ThenBy(at => all[at].Destination, StringComparer.Ordinal),
        ];
    }

    private static List<int> Told(StoredComparison stored, HashSet<string> estimated)
    {
        bool[] isEstimated = [.. stored.Countries.Select(estimated.Contains)];
        return [.. Enumerable.Range(0, stored.Origins.Count).Where(at => isEstimated[stored.Origins[at]] && isEstimated[stored.Destinations[at]])];
    }

    // Scores and differences rest on every member: they go with the first that no longer permits it, and with the first value that is withheld.
    private static MethodComparison Summary(StoredComparison stored, HashSet<string> estimated, bool isAnyWithheld)
    {
        var summary = stored.Comparison;
        string[] lost = [.. stored.Countries.Where(country => !estimated.Contains(country))];
        if (lost.Length > 0 || isAnyWithheld)
        {
            summary.Differences.Clear();
            summary.Scores.Clear();
        }

        if (lost.Length > 0)
        {
            string[] without = [.. summary.WithoutAgreement.Concat(lost).Order(StringComparer.Ordinal)];
            summary.WithoutAgreement.Clear();
            summary.WithoutAgreement.Add(without);
        }

        return summary;
    }

    private async Task<IReadOnlyList<ComparedCorridor>> LoadAsync(StoredComparison stored, IReadOnlyList<int> page, CancellationToken cancellationToken)
    {
        var blocks = new Dictionary<int, StoredCorridors>();
        foreach (var block in page.Select(at => at / ComparisonRunner.CorridorsPerBlock).Distinct())
        {
            var bytes = await _blocks.BytesAsync(Hash.FromBytes(stored.Blocks[block].Span), cancellationToken);
            blocks[block] = StoredCorridors.Parser.ParseFrom(bytes.Span);
        }

        return [.. page.Select(at => blocks[at / ComparisonRunner.CorridorsPerBlock].Corridors[at % ComparisonRunner.CorridorsPerBlock])];
    }
}
