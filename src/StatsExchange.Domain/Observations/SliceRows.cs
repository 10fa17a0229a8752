// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Observations;

/// <summary>Picks rows of a slice.</summary>
public static class SliceRows
{
    /// <summary>The slice of the rows given, with dictionaries of only the codes they use.</summary>
    /// <param name="slice">The slice to pick from.</param>
    /// <param name="rows">Ascending, 0-based, each at most once.</param>
    /// <exception cref="ArgumentException">The rows do not ascend.</exception>
    public static Slice Take(Slice slice, IReadOnlyList<int> rows) =>
        rows.Count == slice.Count ? slice : SliceGather.Gather([slice], [.. rows.Select(row => new RowPick(0, row))]);
}
