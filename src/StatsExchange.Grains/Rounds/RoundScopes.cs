// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Callers;
using StatsExchange.V1;
using Region = StatsExchange.Domain.Areas.Region;

namespace StatsExchange.Grains.Rounds;

/// <summary>What of a round a caller sees: who works for its region all of it, the office of a member what is said of its own country.</summary>
internal static class RoundScopes
{
    /// <summary>The country whose part of the rounds a caller sees; null for who works for the region.</summary>
    /// <exception cref="RefusedException">The caller has no part in rounds of the region.</exception>
    public static string? OwnCountry(this Caller caller, Region region) =>
        caller.WorksFor(region.Code.Value) ? null
        : caller.Country is { } country && region.Members.Any(member => member.Value == country) ? country
        : throw new RefusedException(ErrorReason.NotYours, $"Rounds of {region.Code} are for it, its steward, the hub's steward and the offices of its members.");

    /// <summary>Leaves of a round what a list tells.</summary>
    public static Round InBrief(this Round round)
    {
        round.Pins.Clear();
        round.Reminders.Clear();
        return round;
    }

    /// <summary>Leaves of an earlier round what tells which figures came too late for it.</summary>
    public static Round AsEarlier(this Round round) => new()
    {
        Id = round.Id,
        Plan = new RoundPlan { Tables = { round.Plan.Tables }, Periods = { round.Plan.Periods } },
        Pins = { round.Pins },
    };

    /// <summary>Leaves of a round what a country may see: nothing of what is said of others.</summary>
    public static Round For(this Round round, string? country)
    {
        if (country is null)
        {
            return round;
        }

        var own = round.Clone();
        own.Plan.Members.Clear();
        own.Plan.Members.Add(country);
        own.Pins.Clear();
        own.Pins.AddRange(round.Pins.Where(pin => pin.Country == country));
        own.Reminders.Clear();
        foreach (var reminder in round.Reminders.Where(reminder => reminder.Members.Contains(country)))
        {
            var told = reminder.Clone();
            told.Members.Clear();
            told.Members.Add(country);
            own.Reminders.Add(told);
        }

        return own;
    }
}
