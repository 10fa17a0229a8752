// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Corridors;

/// <summary>Ascending rows of a slice: consecutive ones without a list, as most selections are.</summary>
/// <param name="Start">The first row where they are consecutive.</param>
/// <param name="Count">The number of rows.</param>
/// <param name="Listed">The rows where they are not consecutive; only the first <paramref name="Count"/> count.</param>
internal readonly record struct SelectedRows(int Start, int Count, int[]? Listed)
{
    public static SelectedRows None { get; } = new(0, 0, null);

    /// <summary>The row at a position.</summary>
    public int this[int position] => Listed is null ? Start + position : Listed[position];
}
