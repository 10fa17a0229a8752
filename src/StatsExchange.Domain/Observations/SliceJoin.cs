// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Observations;

/// <summary>Joins consecutive parts of one slice, such as its blocks.</summary>
public static class SliceJoin
{
    /// <summary>The slice that was cut into these blocks (<see cref="BlockCutter"/>); when it is cut again, no key is hashed but the first of each.</summary>
    /// <param name="blocks">All blocks of the slice in key order, at least one.</param>
    /// <exception cref="ArgumentException">There is no block, blocks belong to different slices, or are not in key order.</exception>
    public static Slice JoinBlocks(IReadOnlyList<Slice> blocks)
    {
        foreach (var block in blocks.Where(block => !block.KnowsBoundaries))
        {
            block.KnowAsBlock();
        }

        return Join(blocks);
    }

    /// <summary>The slice whose parts these are.</summary>
    /// <param name="parts">Parts in key order, at least one.</param>
    /// <exception cref="ArgumentException">There is no part, parts belong to different slices, or are not in key order.</exception>
    public static Slice Join(IReadOnlyList<Slice> parts)
    {
        if (parts.Count == 0)
        {
            throw new ArgumentException("A slice is joined from at least one part.", nameof(parts));
        }

        var picks = new RowPick[parts.Sum(part => part.Count)];
        var next = 0;
        for (var source = 0; source < parts.Count; source++)
        {
            if ((parts[source].Structure.Id, parts[source].Owner, parts[source].Period) != (parts[0].Structure.Id, parts[0].Owner, parts[0].Period))
            {
                throw new ArgumentException("The parts do not belong to one slice.", nameof(parts));
            }

            for (var row = 0; row < parts[source].Count; row++)
            {
                picks[next++] = new RowPick(source, row);
            }
        }

        return parts.Count == 1 ? parts[0] : SliceGather.Gather(parts, picks);
    }
}
