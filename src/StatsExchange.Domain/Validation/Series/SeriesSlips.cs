// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Observations;

namespace StatsExchange.Domain.Validation.Series;

/// <summary>
/// Slips of the unit between the periods of one file. A figure is held against the last one that is no slip itself, so that the return to
/// the level of before is none; where the first figure of a series stands alone against the two after it, the first is the slip.
/// </summary>
public sealed class SeriesSlips
{
    private static readonly ImmutableDictionary<int, Slip> None = ImmutableDictionary<int, Slip>.Empty;

    private readonly Dictionary<string, Dictionary<int, Slip>> _byPeriod = new(StringComparer.Ordinal);

    private SeriesSlips()
    {
    }

    /// <summary>Finds them.</summary>
    public static SeriesSlips Of(IReadOnlyList<SubmittedSlice> slices)
    {
        SeriesSlips slips = new();
        var byPeriod = slices.ToDictionary(slice => slice.Observations.Period, slice => slice.Observations, StringComparer.Ordinal);
        var next = new Dictionary<string, Slice>(StringComparer.Ordinal);
        foreach (var slice in byPeriod.Values)
        {
            if (PeriodSteps.Before(slice.Period, byPeriod.Keys, 1).FirstOrDefault() is { } previous)
            {
                next.Add(previous, slice);
            }
        }

        var later = next.Values.Select(slice => slice.Period).ToHashSet(StringComparer.Ordinal);
        foreach (var first in byPeriod.Values.Where(slice => next.ContainsKey(slice.Period) && !later.Contains(slice.Period)))
        {
            List<Slice> chain = [first];
            while (next.TryGetValue(chain[^1].Period, out var following))
            {
                chain.Add(following);
            }

            slips.Walk(chain);
        }

        return slips;
    }

    /// <summary>What is to be known of figures of a period, by row; other rows have nothing to do with a slip.</summary>
    public IReadOnlyDictionary<int, Slip> In(string period) => _byPeriod.TryGetValue(period, out var found) ? found : None;

    private void Walk(List<Slice> chain)
    {
        var levels = Begin(chain[0]);
        var links = LinksBetween(chain[0], chain[1]);
        for (var i = 1; i < chain.Count; i++)
        {
            var (before, now) = (chain[i - 1], chain[i]);
            var after = i + 1 < chain.Count ? chain[i + 1] : null;
            var onward = after is null ? null : LinksBetween(now, after);
            var current = Begin(now);
            for (var row = 0; row < links.Length; row++)
            {
                if (links[row] is var later and >= 0)
                {
                    var third = onward is not null && onward[later] >= 0 ? after!.Values[onward[later]] : double.NaN;
                    current[later] = Step(before, levels[row], row, now, later, third);
                }
            }

            (levels, links) = (current, onward ?? []);
        }
    }

    /// <summary>The level of a series after one more figure.</summary>
    private SeriesLevel Step(Slice before, SeriesLevel level, int earlier, Slice now, int row, double third)
    {
        var value = now.Values[row];
        if (double.IsNaN(value))
        {
            return level;
        }

        if (UnitSlip.IsLikely(level.Value, value))
        {
            if (!level.IsFirst || !UnitSlip.IsLikely(level.Value, third) || UnitSlip.IsLikely(value, third))
            {
                Note(now.Period, row, new Slip(true, before.Period, level.Value, level.Period));
                return level;
            }

            Note(level.Period, level.Row, new Slip(true, "", value, now.Period));
            Note(now.Period, row, new Slip(false, before.Period, double.NaN, ""));
        }
        else if (level.Period != before.Period && !double.IsNaN(before.Values[earlier]))
        {
            Note(now.Period, row, new Slip(false, before.Period, level.Value, level.Period));
        }

        return new SeriesLevel(value, now.Period, row, IsFirst: double.IsNaN(level.Value));
    }

    private static SeriesLevel[] Begin(Slice slice) =>
        [.. Enumerable.Range(0, slice.Count).Select(row => new SeriesLevel(slice.Values[row], slice.Period, row, IsFirst: true))];

    private void Note(string period, int row, Slip slip)
    {
        if (!_byPeriod.TryGetValue(period, out var rows))
        {
            _byPeriod.Add(period, rows = []);
        }

        rows[row] = slip;
    }

    /// <summary>For each row of a slice the row of the same series in the next one, or -1.</summary>
    private static int[] LinksBetween(Slice before, Slice now)
    {
        var links = new int[before.Count];
        Array.Fill(links, -1);
        SeriesWalk.ForEachPair(before, SeriesRows.Of(before), now, SeriesRows.Of(now), (earlier, later) => links[earlier] = later);
        return links;
    }
}
