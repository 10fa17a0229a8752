// SPDX-License-Identifier: Apache-2.0
using Orleans;
using StatsExchange.Domain;
using StatsExchange.Domain.Corridors;
using StatsExchange.Domain.Reconciliation;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Corridors;
using StatsExchange.Grains.Countries;
using StatsExchange.Grains.Jobs;
using StatsExchange.V1;

namespace StatsExchange.Grains.Dossiers;

/// <summary>
/// Says whether an estimate that rests on figures of a whole region may be told to two of its members. With their own figures known, it is an
/// equation in those of the others. So none of these may be one that is kept from others than the region, and they must come from enough
/// reporters that nobody's figures follow from it.
/// </summary>
internal sealed class SharedGrounds
{
    /// <summary>The fewest reporters besides the two; with fewer, one who knows the rest could come near one's figures.</summary>
    private const int FewestOthers = 3;

    private readonly IGrainFactory _grains;
    private readonly SliceReader _slices;
    private readonly Domain.Areas.Region _region;

    public SharedGrounds(IGrainFactory grains, SliceReader slices, Domain.Areas.Region region) => (_grains, _slices, _region) = (grains, slices, region);

    /// <exception cref="RefusedException">It may not be told.</exception>
    public async Task RequireAsync(ReconciliationResult result, string[] ends, CancellationToken cancellationToken)
    {
        var pair = CorridorFields.Pair(result.Pair);
        var periods = ReconciledPeriods.Of(result);
        var members = new List<MemberReading>();
        foreach (var member in _region.Members)
        {
            members.Add(result.Vintages.TryGetValue(member.Value, out var vintage)
                ? await AskAsync(member.Value, vintage, [.. new[] { pair.Origin.Structure, pair.Destination.Structure }.Distinct()], periods)
                : new MemberReading(member.Value, null));
        }

        var reading = await new RegionReader(new MemberReader(_grains), _slices).ReadAsync(members, pair, periods, cancellationToken);
        var readable = reading.Readable.Select(member => member.Country).ToHashSet(StringComparer.Ordinal);
        if (!result.Vintages.Keys.All(readable.Contains))
        {
            throw CouldTell();
        }

        var known = result.Cells.ToDictionary(cell => (cell.Origin, cell.Destination));
        if (periods.Any(period => reading.ByPeriod[period].Any(corridor => IsKept(corridor, period == result.TimePeriod ? known.GetValueOrDefault((corridor.Figure.Origin, corridor.Figure.Destination)) : null))))
        {
            throw CouldTell();
        }

        var others = reading.Corridors.SelectMany(Reporters).Distinct(StringComparer.Ordinal).Except(ends, StringComparer.Ordinal).Count();
        if (others < FewestOthers)
        {
            throw CouldTell();
        }
    }

    // One text for all: which of them it is would itself tell of other countries.
    public static RefusedException CouldTell() =>
        new(ErrorReason.MethodNotApplicable, "The reconciliation rests on figures of other members too, and its estimate could tell of them. Take a method of the one corridor.");

    // Of a period the method only learnt from, and of corridors that were not asked for, it is not known what was used: all of it may have been.
    private static bool IsKept(ReportedCorridor today, EstimatedCorridor? used) =>
        (today.Origin == MirrorStatus.Suppressed && used is null or { HasOriginValue: true })
        || (today.Destination == MirrorStatus.Suppressed && used is null or { HasDestinationValue: true });

    private static IEnumerable<string> Reporters(ReportedCorridor corridor)
    {
        if (corridor.Figure.Counted(ReportSide.Emigration) is not null)
        {
            yield return corridor.Figure.Origin;
        }

        if (corridor.Figure.Counted(ReportSide.Immigration) is not null)
        {
            yield return corridor.Figure.Destination;
        }
    }

    private async Task<MemberReading> AskAsync(string member, long vintage, IReadOnlyList<string> structures, IReadOnlyList<string> periods)
    {
        var readings = new List<CountryReading>();
        try
        {
            foreach (var structure in structures)
            {
                readings.Add(await _grains.GetGrain<ICountryGrain>(member).ReadAsync(
                    new ReadingRequest(structure, periods.MinBy(Period.Parse)!, periods.MaxBy(Period.Parse)!, Use.Estimate, _region.Code.Value, AsOfSeq: vintage, MinRevision: vintage) { LeavesOutConfidential = true }));
            }
        }
        catch (RefusedException refusal) when (refusal.Reason == ErrorReason.NoAgreement)
        {
            return new MemberReading(member, null);
        }

        return new MemberReading(member, readings);
    }
}
