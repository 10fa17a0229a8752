// SPDX-License-Identifier: Apache-2.0
using Orleans;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Countries;
using StatsExchange.Grains.Jobs;
using StatsExchange.V1;

namespace StatsExchange.Grains.Snapshots;

/// <summary>Holds estimates and agreed figures against the freeze of a round: what rests on later figures belongs to the next one.</summary>
internal sealed class FrozenInputs(IGrainFactory grains, SnapshotScope scope)
{
    private const string AfterFreeze = "AFTER_FREEZE";

    /// <exception cref="JobFailedException">A reconciliation rests on figures that came after the freeze.</exception>
    public async Task CheckAsync(JobWork work, IEnumerable<NamedReconciliation> reconciliations)
    {
        if (scope.Pins is not { } pins)
        {
            return;
        }

        foreach (var named in reconciliations)
        {
            foreach (var (country, vintage) in named.Result.Vintages.OrderBy(read => read.Key, StringComparer.Ordinal))
            {
                // Of whom nothing was frozen, every figure came later.
                var pin = pins.GetValueOrDefault(country);
                if (vintage > pin && await LastSetAsync(work, named, country, vintage) > pin)
                {
                    throw new JobFailedException($"Reconciliation {named.Job} rests on figures of {country} that came after the freeze of {scope.Round!.Id}; they belong to the next round.");
                }
            }
        }
    }

    /// <summary>The cases that rest on figures from before the freeze; the others are counted.</summary>
    public EndedCases Take(EndedCases ended, SetAsideCount setAside)
    {
        var taken = new List<AgreedCase>();
        foreach (var agreed in ended.Agreed)
        {
            var late = IsLate(agreed.Case.Origin, agreed.Proposal.OriginVintage) ? agreed.Case.Origin
                : IsLate(agreed.Case.Destination, agreed.Proposal.DestinationVintage) ? agreed.Case.Destination
                : null;
            if (late is null)
            {
                taken.Add(agreed);
            }
            else
            {
                setAside.Add(late, AfterFreeze);
            }
        }

        return new EndedCases([.. ended.All.Except(ended.Agreed.Except(taken).Select(late => late.Case))], taken);
    }

    private bool IsLate(string country, long vintage) => scope.Pins is { } pins && (!pins.TryGetValue(country, out var pin) || vintage > pin);

    // A stream goes on by agreements and sheets too: a later revision need not have later figures.
    private async Task<long> LastSetAsync(JobWork work, NamedReconciliation named, string country, long vintage)
    {
        CallerContext.Set(work.Starter);
        var last = 0L;
        foreach (var structure in new[] { named.Pair.Origin.Structure, named.Pair.Destination.Structure }.Distinct())
        {
            foreach (var period in ReconciledPeriods.Of(named.Result))
            {
                var reading = await grains.GetGrain<ICountryGrain>(country).ReadAsync(
                    new ReadingRequest(structure, period, period, Use.Estimate, work.Region.Code.Value, AsOfSeq: vintage, MinRevision: vintage));
                last = Math.Max(last, reading.LastSetBy);
            }
        }

        return last;
    }
}
