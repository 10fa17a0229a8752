// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Observations;

/// <summary>The codes of one dimension over a block that was sent, by their numbers in the submission.</summary>
/// <param name="Numbers">The number of each code of the dictionary; the only one, where all rows have the same.</param>
/// <param name="Indices">An index into <paramref name="Numbers"/> per row; empty where all rows have the same.</param>
internal sealed record NumberedColumn(int[] Numbers, ReadOnlyMemory<int> Indices)
{
    public void AddTo(ChunkedList<ushort> keys, int rows)
    {
        if (Numbers.Length == 1)
        {
            keys.AddRepeated((ushort)Numbers[0], rows);
            return;
        }

        foreach (var index in Indices.Span)
        {
            keys.Add((ushort)Numbers[index]);
        }
    }
}
