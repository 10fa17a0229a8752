// SPDX-License-Identifier: Apache-2.0
using Orleans;
using StatsExchange.Grains.Countries;
using StatsExchange.Storage.V1;
using StatsExchange.V1;

namespace StatsExchange.Grains.Dossiers;

/// <summary>Tells a country that it uses its partner's figures since both settled so, and that it no longer does. Telling it twice changes nothing.</summary>
internal sealed class AdoptionDesk
{
    private readonly IGrainFactory _grains;

    public AdoptionDesk(IGrainFactory grains) => _grains = grains;

    public async Task TellAsync(Dossier dossier)
    {
        foreach (var @case in dossier.Cases)
        {
            var settled = @case.Settlements.LastOrDefault(settlement => settlement.Outcome != Outcome.Lapsed);
            foreach (var country in @case.Settlements.Where(one => one.Outcome == Outcome.AdoptsPartner).Select(one => @case.Proposal(one.Proposal).AdoptingCountry).Distinct())
            {
                await TellAsync(@case, country, settled!);
            }
        }
    }

    private Task TellAsync(Case @case, string country, Settlement settled)
    {
        var grain = _grains.GetGrain<ICountryGrain>(country);
        return settled.Outcome == Outcome.AdoptsPartner && @case.Proposal(settled.Proposal).AdoptingCountry == country
            ? grain.AdoptMirrorAsync(new MirrorAdopted
            {
                Case = @case.Id,
                Proposal = settled.Proposal,
                SettledAt = settled.Seq,
                Origin = @case.Origin,
                Destination = @case.Destination,
                Pair = @case.Pair,
                PeriodFrom = @case.PeriodFrom,
                PeriodTo = @case.PeriodTo,
            }.ToProto())
            : grain.EndAdoptionAsync(new MirrorAdoptionEnded { Case = @case.Id, SettledAt = settled.Seq }.ToProto());
    }
}
