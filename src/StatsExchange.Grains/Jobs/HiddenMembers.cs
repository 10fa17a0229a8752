// SPDX-License-Identifier: Apache-2.0
using Orleans;
using StatsExchange.Domain.Reconciliation;
using StatsExchange.Domain.Structures;
using StatsExchange.Grains.Callers;

namespace StatsExchange.Grains.Jobs;

/// <summary>The members that let estimates be made from their figures and do not show them, and what a job must not find out about these.</summary>
internal sealed class HiddenMembers(IGrainFactory grains, JobWork work, MirrorPair pair)
{
    /// <summary>Refuses to hold numbers of the request against their reports: then whether the method can run, too, follows from nothing that is hidden.</summary>
    /// <param name="reading">What was read.</param>
    /// <param name="method">Id of the method that is to run on it.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="harmonised">What both sides were brought to; empty for figures as reported.</param>
    /// <exception cref="JobFailedException">The request has such numbers, and there are such members.</exception>
    public async Task RequireNoneChosenAgainstAsync(RegionReading reading, string method, IReadOnlyDictionary<string, string> parameters, string harmonised)
    {
        string[] chosen = [.. ChosenNumbers.In(method, parameters, harmonised)];
        if (chosen.Length > 0 && await AmongAsync(reading) is { Length: > 0 } hidden)
        {
            throw new JobFailedException(
                $"{method} holds {string.Join(", ", chosen)} against single reports, and those of {string.Join(", ", hidden)} may be used and not shown: who tries "
                + "out many values would learn them. Leave it as it is by default, or ask these members for an agreement to compare or forward their figures.");
        }
    }

    /// <summary>Why a method cannot run, as far as it may be told: by its kind alone where it may follow from how large a hidden figure is.</summary>
    /// <param name="reading">What it was to run on.</param>
    /// <param name="fault">Why it cannot.</param>
    public async Task<string> ToldAsync(RegionReading reading, ReconciliationException fault) => fault.TellsOfValues && await AmongAsync(reading) is { Length: > 0 }
        ? $"The method cannot run on these figures: {fault.Error.Code()}. More is not told, since figures it rests on may be used and not shown."
        : fault.Message;

    private async Task<string[]> AmongAsync(RegionReading reading)
    {
        CallerContext.Set(work.Starter);
        string[] used = [.. reading.Readable.Select(member => member.Country)];
        var shown = await new PermittedCountries(grains, work.Region.Code.Value, pair, [.. reading.ByPeriod.Keys]).ShownAmongAsync(used);
        return [.. used.Where(country => !shown.Contains(country))];
    }
}
