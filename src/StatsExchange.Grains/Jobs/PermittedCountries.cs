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
            if ((await PermittedByAsync(country, use)).Length > 0)
            {
                permitted.Add(country);
            }
        }

        return permitted;
    }

    /// <summary>Those of some countries that let the regional body both have their figures and publish them, each with the agreements it does so by.</summary>
    public async Task<Dictionary<string, string[]>> PublishedAmongAsync(IEnumerable<string> countries)
    {
        var published = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var country in countries)
        {
            if (await PermittedByAsync(country, Use.ForwardToRegion) is [_, ..] forwarding && await PermittedByAsync(country, Use.PublishOriginal) is [_, ..] publishing)
            {
                published.Add(country, [.. forwarding, .. publishing]);
            }
        }

        return published;
    }

    private async Task<string[]> PermittedByAsync(string country, Use use)
    {
        var grain = grains.GetGrain<ICountryGrain>(country);
        return await grain.PermittedByAsync(Question(pair.Origin, use)) is [_, ..] asOrigin && await grain.PermittedByAsync(Question(pair.Destination, use)) is [_, ..] asDestination
            ? [.. asOrigin, .. asDestination]
            : [];
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
