// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Reconciliation;
using StatsExchange.Domain.Structures;
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

    /// <param name="work">The job.</param>
    /// <param name="pair">What is reconciled.</param>
    /// <param name="periods">The period that is reconciled, then those the method learns from.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <param name="harmonisation">The minimum stay that both sides are brought to; null where they are taken as reported.</param>
    public async Task<RegionReading> ReadAsync(
        JobWork work, MirrorPair pair, IReadOnlyList<string> periods, CancellationToken cancellationToken, StayHarmonisation? harmonisation = null)
    {
        var members = await AskAsync(work, pair, periods, cancellationToken);
        var corridors = ImmutableArray<ReportedCorridor>.Empty;
        var others = ImmutableArray.CreateBuilder<PeriodFigures>();
        var all = new Dictionary<string, ImmutableArray<ReportedCorridor>>(StringComparer.Ordinal);
        foreach (var (at, period) in periods.Index())
        {
            var read = await CorridorsAsync(members, new RegionFigures(pair, period, harmonisation), pair, at, cancellationToken);
            all[period] = read;
            if (at == 0)
            {
                corridors = read;
            }
            else
            {
                others.Add(new PeriodFigures(period, [.. read.Select(corridor => corridor.Figure)]));
            }
        }

        return new RegionReading(members, corridors, others.ToImmutable()) { ByPeriod = all };
    }

    /// <summary>Whether the members let the same be estimated from now as when a reading was made.</summary>
    public async Task<bool> IsStillPermittedAsync(
        JobWork work, MirrorPair pair, IReadOnlyList<string> periods, RegionReading reading, CancellationToken cancellationToken)
    {
        var now = await AskAsync(work, pair, periods, cancellationToken);
        return reading.Members.Zip(now).All(both => both.First.IsUnderTheSame(both.Second));
    }

    private async Task<ImmutableArray<ReportedCorridor>> CorridorsAsync(
        IEnumerable<MemberReading> members, RegionFigures figures, MirrorPair pair, int at, CancellationToken cancellationToken)
    {
        var structures = Structures(pair).Count();
        foreach (var member in members.Where(member => member.Readings is not null))
        {
            var (asOrigin, asDestination) = (member.Readings![at * structures], member.Readings[((at + 1) * structures) - 1]);
            figures.Add(member.Country, new MemberSides(
                await LoadAsync(asOrigin, figures.Period, cancellationToken),
                asOrigin.Sheets(),
                await LoadAsync(asDestination, figures.Period, cancellationToken),
                asDestination.Sheets()));
        }

        return figures.Corridors();
    }

    // One question per period and structure, the periods in order: where each answer stands follows from that.
    private Task<MemberReading[]> AskAsync(JobWork work, MirrorPair pair, IReadOnlyList<string> periods, CancellationToken cancellationToken) =>
        _members.ReadAsync(
            work,
            [.. work.Region.Members.Select(member => member.Value)],
            [
                .. from period in periods
                   from structure in Structures(pair)
                   select new ReadingRequest(structure, period, period, Use.Estimate, work.Region.Code.Value),
            ],
            wholly: true,
            cancellationToken);

    private static IEnumerable<string> Structures(MirrorPair pair) => new[] { pair.Origin.Structure, pair.Destination.Structure }.Distinct();

    private async Task<Slice?> LoadAsync(CountryReading reading, string period, CancellationToken cancellationToken) =>
        reading.Slices.FirstOrDefault(slice => slice.Period == period) is { } slice
            ? (await _slices.LoadAsync(reading, slice, cancellationToken)).Slice
            : null;
}
