// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using Orleans;
using StatsExchange.Domain.Structures;
using StatsExchange.Grains.Corridors;
using StatsExchange.Grains.Countries;
using StatsExchange.V1;

namespace StatsExchange.Grains.Jobs;

/// <summary>Finds out which countries permit a regional body something now, in all periods that a result rests on.</summary>
internal sealed class PermittedCountries(IGrainFactory grains, string region, MirrorPair pair, ImmutableArray<string> periods)
{
    /// <summary>The additive dimensions of which classes are concerned too.</summary>
    public ImmutableArray<string> Detail { get; init; } = [];

    /// <summary>Those of some countries that permit a use of their figures on both sides of the pair.</summary>
    public async Task<HashSet<string>> AmongAsync(IEnumerable<string> countries, Use use)
    {
        var permitted = new HashSet<string>(StringComparer.Ordinal);
        foreach (var country in countries)
        {
            var grain = grains.GetGrain<ICountryGrain>(country);
            if (await grain.PermitsAsync(Question(pair.Origin, use)) && await grain.PermitsAsync(Question(pair.Destination, use)))
            {
                permitted.Add(country);
            }
        }

        return permitted;
    }

    // The result does not say which values were confidential, so what may be shown has to take in all that could be used.
    private UseQuestion Question(MirrorSide side, Use use) => new(side.Structure, periods, use, region)
    {
        Classes = [.. FixedClasses.Of(side).Union(Detail)],
        OfWhatServed = use == Use.Estimate ? null : Use.Estimate,
    };

    /// <summary>Those of some countries whose figures may be shown to the regional body: to compare them, or because they are forwarded to it.</summary>
    public async Task<HashSet<string>> ShownAmongAsync(ICollection<string> countries)
    {
        var shown = await AmongAsync(countries, Use.Compare);
        shown.UnionWith(await AmongAsync(countries, Use.ForwardToRegion));
        return shown;
    }
}
