// SPDX-License-Identifier: Apache-2.0
using Orleans;
using StatsExchange.Domain.Structures;
using StatsExchange.Grains.Corridors;
using StatsExchange.Grains.Countries;
using StatsExchange.V1;

namespace StatsExchange.Grains.Dossiers;

/// <summary>Decides whether a regional body may be told an agreed figure: the figure's release class, and an agreement of both countries.</summary>
internal sealed class ReleaseDesk
{
    private readonly IGrainFactory _grains;

    public ReleaseDesk(IGrainFactory grains) => _grains = grains;

    public async Task<bool> MayTellAsync(Case @case, string region)
    {
        if (@case.Agreed().ReleaseClass is not (ReleaseClass.Region or ReleaseClass.Public))
        {
            return false;
        }

        var pair = CorridorFields.Pair(@case.Pair);
        return await PermitsAsync(@case.Origin, @case.Destination, pair.Origin, @case, region)
            && await PermitsAsync(@case.Destination, @case.Origin, pair.Destination, @case, region);
    }

    private Task<bool> PermitsAsync(string country, string counterpart, MirrorSide side, Case @case, string region) => _grains
        .GetGrain<ICountryGrain>(country)
        .PermitsAsync(new UseQuestion(side.Structure, [.. @case.Agreed().Figures.Select(figure => figure.TimePeriod)], Use.PublishAgreed, region, counterpart)
        {
            Classes = FixedClasses.Of(side, @case.Agreed().Figures),
        });
}
