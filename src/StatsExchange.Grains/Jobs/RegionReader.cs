// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Reconciliation;
using StatsExchange.Domain.Structures;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Corridors;
using StatsExchange.Grains.Countries;
using StatsExchange.V1;
using StayHarmonisation = StatsExchange.Domain.Harmonisation.StayHarmonisation;

namespace StatsExchange.Grains.Jobs;

/// <summary>Reads all corridors between the members of a regional body, as far as agreements let estimates be made from them.</summary>
internal sealed class RegionReader
{
    private readonly MemberReader _members;
    private readonly SliceReader _slices;

    public RegionReader(MemberReader members, SliceReader slices)
    {
        _members = members;
        _slices = slices;
    }

    /// <summary>Asks all members at once, each at one vintage, and reads what they report of some periods.</summary>
    /// <param name="work">The job.</param>
    /// <param name="pair">What is reconciled.</param>
    /// <param name="periods">The period that is reconciled, then those the method learns from.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <param name="harmonisation">The minimum stay that both sides are brought to; null where they are taken as reported.</param>
    /// <param name="vintages">The vintages members are read at, less what does not stand any more; null for all as they are now.</param>
    public async Task<RegionReading> ReadAsync(
        JobWork work,
        MirrorPair pair,
        IReadOnlyList<string> periods,
        CancellationToken cancellationToken,
        StayHarmonisation? harmonisation = null,
        IReadOnlyDictionary<string, long>? vintages = null) =>
        await ReadAsync(await AskAsync(work, pair, periods, cancellationToken, vintages), pair, periods, cancellationToken, harmonisation);

    /// <summary>Reads what members report of some periods, at the vintages they were asked at. One that does not permit all of these gives none.</summary>
    /// <param name="asked">What the members answered for these periods and others.</param>
    /// <param name="pair">What is reconciled.</param>
    /// <param name="periods">The period that is reconciled, then those the method learns from.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <param name="harmonisation">The minimum stay that both sides are brought to; null where they are taken as reported.</param>
    public async Task<RegionReading> ReadAsync(
        IReadOnlyList<MemberReading> asked, MirrorPair pair, IReadOnlyList<string> periods, CancellationToken cancellationToken, StayHarmonisation? harmonisation = null)
    {
        MemberReading[] members = [.. asked.Select(member => member.IfItCovers(periods))];
        RegionFigures? reconciled = null;
        var natives = ImmutableArray.CreateBuilder<NativeStock>();
        var withheldNatives = ImmutableArray.CreateBuilder<(string Period, string Country)>();
        var beyond = ImmutableHashSet.CreateBuilder<ReportBeyond>();
        var all = new Dictionary<string, ImmutableArray<ReportedCorridor>>(StringComparer.Ordinal);
        foreach (var period in periods)
        {
            var figures = new RegionFigures(pair, period, harmonisation);
            var read = await CorridorsAsync(members, figures, cancellationToken);
            natives.AddRange(figures.Natives());
            withheldNatives.AddRange(figures.WithheldNatives());
            beyond.UnionWith(figures.Beyond(members.Where(member => member.Readings is null).Select(member => member.Country)));
            reconciled ??= figures;
            all[period] = read;
        }

        return new RegionReading(members, all[periods[0]])
        {
            ByPeriod = all, Figures = reconciled!, Natives = natives.ToImmutable(), WithheldNatives = withheldNatives.ToImmutable(),
            ReportsBeyond = beyond.ToImmutable(),
        };
    }

    /// <summary>Reads for a caller that works for a regional body what members report of some periods, at vintages, less what does not stand any more.</summary>
    public async Task<RegionReading> ReadAsync(
        Caller caller, string region, MirrorPair pair, IReadOnlyList<string> periods, IReadOnlyDictionary<string, long> vintages, CancellationToken cancellationToken)
    {
        var members = await _members.ReadAsync(
            caller, [.. vintages.Keys.Order(StringComparer.Ordinal)], Questions(region, pair, periods), wholly: false, vintages, _ => { }, cancellationToken);
        return await ReadAsync(members, pair, periods, cancellationToken);
    }

    private async Task<ImmutableArray<ReportedCorridor>> CorridorsAsync(
        IEnumerable<MemberReading> members, RegionFigures figures, CancellationToken cancellationToken)
    {
        foreach (var member in members.Where(member => member.Readings is not null))
        {
            var (asOrigin, asDestination) = (member.Readings![0], member.Readings[^1]);
            figures.Add(member.Country, new MemberSides(
                await LoadAsync(asOrigin, figures.Period, cancellationToken),
                asOrigin.Sheets(),
                await LoadAsync(asDestination, figures.Period, cancellationToken),
                asDestination.Sheets()));
        }

        return figures.Corridors();
    }

    /// <summary>Asks all members what they let be estimated from in the span of some periods: the origin's structure first, the destination's last.</summary>
    public Task<MemberReading[]> AskAsync(
        JobWork work, MirrorPair pair, IReadOnlyCollection<string> periods, CancellationToken cancellationToken, IReadOnlyDictionary<string, long>? vintages = null) =>
        _members.ReadAsync(
            work,
            [.. work.Region.Members.Select(member => member.Value)],
            Questions(work.Region.Code.Value, pair, periods),
            wholly: false,
            cancellationToken,
            vintages);

    private static ReadingRequest[] Questions(string region, MirrorPair pair, IReadOnlyCollection<string> periods)
    {
        var (first, last) = (periods.MinBy(Period.Parse)!, periods.MaxBy(Period.Parse)!);
        return [.. Structures(pair).Select(structure => new ReadingRequest(structure, first, last, Use.Estimate, region) { Classes = FixedClasses.Of(pair, structure) })];
    }

    private static IEnumerable<string> Structures(MirrorPair pair) => new[] { pair.Origin.Structure, pair.Destination.Structure }.Distinct();

    private async Task<Slice?> LoadAsync(CountryReading reading, string period, CancellationToken cancellationToken) =>
        reading.Slices.FirstOrDefault(slice => slice.Period == period) is { } slice
            ? (await _slices.LoadAsync(reading, slice, cancellationToken)).Slice
            : null;
}
