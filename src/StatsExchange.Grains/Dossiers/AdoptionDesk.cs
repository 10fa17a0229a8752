// SPDX-License-Identifier: Apache-2.0
using Orleans;
using StatsExchange.Domain;
using StatsExchange.Grains.Countries;
using StatsExchange.Storage.V1;
using StatsExchange.V1;
using Case = StatsExchange.V1.Case;

namespace StatsExchange.Grains.Dossiers;

/// <summary>Tells a country that it uses its partner's figures since both settled so, and that it no longer does. Telling it twice changes nothing.</summary>
internal sealed class AdoptionDesk
{
    private readonly IGrainFactory _grains;

    public AdoptionDesk(IGrainFactory grains) => _grains = grains;

    public async Task TellAsync(Dossier dossier, Attempts attempts)
    {
        foreach (var @case in dossier.Cases)
        {
            foreach (var country in @case.Settlements.Where(one => one.Outcome == Outcome.AdoptsPartner).Select(one => @case.Proposal(one.Proposal).AdoptingCountry).Distinct())
            {
                await attempts.TryAsync(() => TellAsync(@case, country, [.. dossier.Cases.Where(other => IsAboutTheSame(@case, other))]));
            }
        }
    }

    private Task TellAsync(Case @case, string country, IReadOnlyList<Case> same)
    {
        var grain = _grains.GetGrain<ICountryGrain>(country);
        var settledAt = same.Max(other => other.StandingEnd()!.Seq);
        return @case.Agreed() is { Outcome: Outcome.AdoptsPartner } agreed && agreed.AdoptingCountry == country && Counting(@case, same) is [var first, .., var last]
            ? grain.AdoptMirrorAsync(new MirrorAdopted
            {
                Case = @case.Id,
                Proposal = agreed.Id,
                SettledAt = settledAt,
                Origin = @case.Origin,
                Destination = @case.Destination,
                Pair = @case.Pair,
                PeriodFrom = first,
                PeriodTo = last,
            }.ToProto())
            : grain.EndAdoptionAsync(new MirrorAdoptionEnded { Case = @case.Id, SettledAt = settledAt }.ToProto());
    }

    private static bool IsAboutTheSame(Case @case, Case other) =>
        other.HasAgreed()
        && (other.Origin, other.Pair) == (@case.Origin, @case.Pair)
        && RangeOf(other).Overlaps(RangeOf(@case));

    // From the first to the last period in which no later settlement counts; what another settled between them is no gap in a copy.
    private static List<string> Counting(Case @case, IReadOnlyList<Case> same)
    {
        if (same.Count == 1)
        {
            return [@case.PeriodFrom, @case.PeriodTo];
        }

        var counting = new List<string>();
        var (range, to) = (RangeOf(@case), Period.Parse(@case.PeriodTo));
        for (var period = Period.Parse(@case.PeriodFrom); range.Contains(period); period = period.Next())
        {
            if (CountingCases.In(same, period.ToString()).Values.Any(one => one.Id == @case.Id))
            {
                counting.Add(period.ToString());
            }

            if (period == to)
            {
                break;
            }
        }

        return counting.Count == 0 ? [] : [counting[0], counting[^1]];
    }

    private static PeriodRange RangeOf(Case @case) => PeriodRange.Parse(@case.PeriodFrom, @case.PeriodTo);
}
