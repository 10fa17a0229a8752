// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Observations;

/// <summary>
/// Walks over two states of one slice, or over a block of each, and tells the cells that differ, in key order. A cell differs where its
/// value or an attribute does; missing is not 0. The walk ends where one side does: what follows of the other is its caller's to fetch.
/// </summary>
public sealed class SliceDifference
{
    private readonly Slice _before;
    private readonly Slice _after;
    private readonly KeyAlignment _keys;
    private readonly AttributeAlignment _attributes;

    /// <summary>Begins at a row of each.</summary>
    /// <param name="before">The first state, or a part of it.</param>
    /// <param name="after">The second state, or a part of it.</param>
    /// <param name="nextBefore">The first row looked at in <paramref name="before"/>.</param>
    /// <param name="nextAfter">The first row looked at in <paramref name="after"/>.</param>
    /// <exception cref="ArgumentException">The two are not of the same structure, owner and period.</exception>
    public SliceDifference(Slice before, Slice after, int nextBefore = 0, int nextAfter = 0)
    {
        if ((before.Structure.Id, before.Owner, before.Period) != (after.Structure.Id, after.Owner, after.Period))
        {
            throw new ArgumentException("Only two states of one slice are compared.", nameof(after));
        }

        _before = before;
        _after = after;
        _keys = new KeyAlignment(before, after);
        _attributes = new AttributeAlignment(before, after);
        NextBefore = nextBefore;
        NextAfter = nextAfter;
    }

    /// <summary>The row of the first state that is looked at next.</summary>
    public int NextBefore { get; private set; }

    /// <summary>The row of the second state that is looked at next.</summary>
    public int NextAfter { get; private set; }

    /// <summary>The next cell that differs; null where one side is at its end.</summary>
    public CellDifference? Next()
    {
        while (NextBefore < _before.Count && NextAfter < _after.Count)
        {
            var (before, after) = (NextBefore, NextAfter);
            var step = _keys.Compare(before, after);
            NextBefore += step <= 0 ? 1 : 0;
            NextAfter += step >= 0 ? 1 : 0;
            if (step != 0)
            {
                return step < 0 ? new CellDifference(before, null) : new CellDifference(null, after);
            }

            if (!_before.Values[before].Equals(_after.Values[after]) || !_attributes.AreEqual(before, after))
            {
                return new CellDifference(before, after);
            }
        }

        return null;
    }
}
