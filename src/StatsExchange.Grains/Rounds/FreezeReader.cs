// SPDX-License-Identifier: Apache-2.0
using Orleans;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Countries;
using StatsExchange.V1;

namespace StatsExchange.Grains.Rounds;

/// <summary>Asks the members of a round which revision their figures are frozen at.</summary>
internal sealed class FreezeReader(IGrainFactory grains, string region)
{
    private const int AtOnce = 8;

    public async Task<IReadOnlyList<RoundPin>> ReadAsync(RoundPlan plan)
    {
        var caller = CallerContext.Required;
        var places = new SemaphoreSlim(AtOnce);
        return await Task.WhenAll(plan.Members.Select(async member =>
        {
            await places.WaitAsync();
            try
            {
                CallerContext.Set(caller);
                return await PinAsync(member, plan);
            }
            finally
            {
                places.Release();
            }
        }));
    }

    private async Task<RoundPin> PinAsync(string member, RoundPlan plan)
    {
        var pin = new RoundPin { Country = member };
        foreach (var structure in plan.Tables.Select(table => table.Structure).Distinct())
        {
            try
            {
                // The first answer fixes the revision, so that all structures are frozen at one.
                var question = RoundQuestions.Of(region, plan, structure);
                var reading = await grains.GetGrain<ICountryGrain>(member).ReadAsync(
                    pin.Revision == 0 ? question : question with { AsOfSeq = pin.Revision, MinRevision = pin.Revision });
                pin.Revision = pin.Revision == 0 ? reading.Revision : pin.Revision;
                pin.Vintages[structure] = reading.LastSetBy;
            }
            catch (RefusedException refusal) when (refusal.Reason is ErrorReason.NoAgreement)
            {
                // Other structures may be under one.
            }
            catch (RefusedException refusal) when (refusal.Reason is ErrorReason.JournalCorrupt)
            {
                // A member whose journal cannot be read does not keep the others waiting.
                return new RoundPin { Country = member, Reason = "UNREADABLE" };
            }
        }

        pin.Reason = pin.Vintages.Count == 0 ? "NO_AGREEMENT" : "";
        return pin;
    }
}
