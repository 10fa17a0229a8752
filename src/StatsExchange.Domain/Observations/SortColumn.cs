// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Observations;

/// <summary>A column to sort by.</summary>
/// <param name="Indices">A small number per row.</param>
/// <param name="Ranks">The rank of each such number.</param>
internal sealed record SortColumn(ChunkedList<ushort> Indices, int[] Ranks)
{
    /// <summary>Whether it can tell rows apart.</summary>
    public bool Varies => Ranks.Length > 1;
}
