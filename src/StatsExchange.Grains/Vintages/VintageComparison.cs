// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using StatsExchange.Domain.Observations;
using StatsExchange.Grains.Countries;
using StatsExchange.Journal;

namespace StatsExchange.Grains.Vintages;

/// <summary>
/// Walks over two vintages block by block and tells the cells that differ. A block both have is not read: blocks end where their content
/// says so, hence after a change the two sides soon stand before the same block again. No more than two blocks are held.
/// </summary>
internal sealed class VintageComparison
{
    private static readonly ImmutableArray<BlockPointer> None = [];
    private readonly BlockCache _blocks;
    private readonly SortedDictionary<string, (ImmutableArray<BlockPointer> Before, ImmutableArray<BlockPointer> After)> _periods = new(StringComparer.Ordinal);

    public VintageComparison(BlockCache blocks, IEnumerable<SliceReference> before, IEnumerable<SliceReference> after)
    {
        _blocks = blocks;
        foreach (var slice in before)
        {
            _periods.Add(slice.Period, (slice.Blocks, None));
        }

        foreach (var slice in after)
        {
            _periods[slice.Period] = (_periods.TryGetValue(slice.Period, out var sides) ? sides.Before : None, slice.Blocks);
        }
    }

    /// <summary>The cells that differ from a place on: ascending by period, in it in key order.</summary>
    public async IAsyncEnumerable<ChangedCell> FromAsync(ComparisonPlace start, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var (period, (before, after)) in _periods)
        {
            if (string.CompareOrdinal(period, start.Period) < 0)
            {
                continue;
            }

            await foreach (var cell in FromAsync(start.In(period), before, after, cancellationToken))
            {
                yield return cell;
            }
        }
    }

    private async IAsyncEnumerable<ChangedCell> FromAsync(
        ComparisonPlace place, ImmutableArray<BlockPointer> before, ImmutableArray<BlockPointer> after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (place.BeforeBlock < before.Length || place.AfterBlock < after.Length)
        {
            if (IsSame(place, before, after))
            {
                place = place with { BeforeBlock = place.BeforeBlock + 1, AfterBlock = place.AfterBlock + 1 };
                continue;
            }

            var left = await LoadAsync(before, place.BeforeBlock, place.BeforeRow, cancellationToken);
            var right = await LoadAsync(after, place.AfterBlock, place.AfterRow, cancellationToken);
            foreach (var cell in Compare(left, right, place))
            {
                place = cell.Next;
                if (cell.Before is not null || cell.After is not null)
                {
                    yield return cell;
                }
            }
        }
    }

    /// <summary>The cells that differ until one block is at its end; last a place without a cell, where it goes on.</summary>
    private static IEnumerable<ChangedCell> Compare(Slice? left, Slice? right, ComparisonPlace place)
    {
        if (left is null || right is null)
        {
            for (; place.BeforeRow < left?.Count; place = place with { BeforeRow = place.BeforeRow + 1 })
            {
                yield return new ChangedCell(left, place.BeforeRow, null, 0, place with { BeforeRow = place.BeforeRow + 1 });
            }

            for (; place.AfterRow < right?.Count; place = place with { AfterRow = place.AfterRow + 1 })
            {
                yield return new ChangedCell(null, 0, right, place.AfterRow, place with { AfterRow = place.AfterRow + 1 });
            }
        }
        else
        {
            var difference = new SliceDifference(left, right, place.BeforeRow, place.AfterRow);
            while (difference.Next() is { } cell)
            {
                place = place with { BeforeRow = difference.NextBefore, AfterRow = difference.NextAfter };
                yield return new ChangedCell(cell.Before is null ? null : left, cell.Before ?? 0, cell.After is null ? null : right, cell.After ?? 0, place);
            }

            place = place with { BeforeRow = difference.NextBefore, AfterRow = difference.NextAfter };
        }

        yield return new ChangedCell(null, 0, null, 0, Ended(left, right, place));
    }

    private static ComparisonPlace Ended(Slice? left, Slice? right, ComparisonPlace place)
    {
        var next = left is not null && place.BeforeRow == left.Count ? place with { BeforeBlock = place.BeforeBlock + 1, BeforeRow = 0 } : place;
        return right is not null && place.AfterRow == right.Count ? next with { AfterBlock = place.AfterBlock + 1, AfterRow = 0 } : next;
    }

    private static bool IsSame(ComparisonPlace place, ImmutableArray<BlockPointer> before, ImmutableArray<BlockPointer> after) =>
        place.BeforeRow == 0 && place.AfterRow == 0
        && place.BeforeBlock < before.Length && place.AfterBlock < after.Length
        && before[place.BeforeBlock].Digest.AsSpan().SequenceEqual(after[place.AfterBlock].Digest);

    private async Task<Slice?> LoadAsync(ImmutableArray<BlockPointer> blocks, int block, int row, CancellationToken cancellationToken)
    {
        if (block >= blocks.Length)
        {
            return null;
        }

        return row <= blocks[block].Count ? await _blocks.GetAsync(Hash.FromBytes(blocks[block].Digest), cancellationToken) : throw ComparisonToken.Foreign();
    }
}
