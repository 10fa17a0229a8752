// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Observations;

/// <summary>Consecutive rows of a slice.</summary>
/// <param name="Start">The first row, 0-based.</param>
/// <param name="Count">The number of rows, at least 1.</param>
public readonly record struct RowRange(int Start, int Count)
{
    /// <summary>The row after the last.</summary>
    public int End => Start + Count;
}
