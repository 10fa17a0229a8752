// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Observations;

namespace StatsExchange.Domain.Disclosure;

/// <summary>Holds a state of the past against what its owner shows now.</summary>
public static class StandingCells
{
    /// <summary>
    /// The cells of a past state whose owner shows no value any more. What a cell of the past is worth today is its owner's to say; a value
    /// that was revised since still stands as a figure of its time.
    /// </summary>
    /// <param name="past">The slice as it was.</param>
    /// <param name="now">The same slice as the reader may see it now; null where it is gone.</param>
    /// <exception cref="ArgumentException">The two are not of the same structure, owner and period.</exception>
    public static NotShownCells NotShown(Slice past, WithheldSlice? now)
    {
        if (now is null)
        {
            return new NotShownCells([.. Enumerable.Range(0, past.Count).Where(row => past.ValueAt(row) is not null)], []);
        }

        var shown = now.Slice;
        if ((past.Structure.Id, past.Owner, past.Period) != (shown.Structure.Id, shown.Owner, shown.Period))
        {
            throw new ArgumentException("Only two states of one slice are compared.", nameof(now));
        }

        var keys = new KeyAlignment(past, shown);
        var (taken, derived) = (ImmutableArray.CreateBuilder<int>(), ImmutableArray.CreateBuilder<int>());
        var next = 0;
        for (var row = 0; row < past.Count; row++)
        {
            var step = -1;
            while (next < shown.Count && (step = keys.Compare(row, next)) > 0)
            {
                next++;
            }

            var stands = next < shown.Count && step == 0;
            if (past.ValueAt(row) is not null && !(stands && shown.ValueAt(next) is not null))
            {
                (stands && now.IsDerived(next) ? derived : taken).Add(row);
            }
        }

        return new NotShownCells(taken.ToImmutable(), derived.ToImmutable());
    }
}
