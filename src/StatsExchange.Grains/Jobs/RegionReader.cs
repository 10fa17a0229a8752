// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Structures;
using StatsExchange.Grains.Countries;
using StatsExchange.V1;

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

    public async Task<RegionReading> ReadAsync(JobWork work, MirrorPair pair, string period, CancellationToken cancellationToken)
    {
        var members = await AskAsync(work, pair, period, cancellationToken);
        var figures = new RegionFigures(pair, period);
        foreach (var member in members.Where(member => member.Readings is not null))
        {
            var (asOrigin, asDestination) = (member.Readings![0], member.Readings[^1]);
            figures.Add(member.Country, new MemberSides(
                await LoadAsync(asOrigin, period, cancellationToken),
                asOrigin.Sheets(),
                await LoadAsync(asDestination, period, cancellationToken),
                asDestination.Sheets()));
        }

        return new RegionReading(members, figures.Corridors());
    }

    /// <summary>Whether the members let the same be estimated from now as when a reading was made.</summary>
    public async Task<bool> IsStillPermittedAsync(JobWork work, MirrorPair pair, string period, RegionReading reading, CancellationToken cancellationToken)
    {
        var now = await AskAsync(work, pair, period, cancellationToken);
        return reading.Members.Zip(now).All(both => both.First.IsUnderTheSame(both.Second));
    }

    private Task<MemberReading[]> AskAsync(JobWork work, MirrorPair pair, string period, CancellationToken cancellationToken) => _members.ReadAsync(
        work,
        [.. work.Region.Members.Select(member => member.Value)],
        [.. Structures(pair).Select(structure => new ReadingRequest(structure, period, period, Use.Estimate, work.Region.Code.Value))],
        period,
        cancellationToken);

    private static IEnumerable<string> Structures(MirrorPair pair) => new[] { pair.Origin.Structure, pair.Destination.Structure }.Distinct();

    private async Task<Slice?> LoadAsync(CountryReading reading, string period, CancellationToken cancellationToken) =>
        reading.Slices.FirstOrDefault(slice => slice.Period == period) is { } slice
            ? (await _slices.LoadAsync(reading, slice, cancellationToken)).Slice
            : null;
}
