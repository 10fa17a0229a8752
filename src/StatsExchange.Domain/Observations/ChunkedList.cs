// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Observations;

/// <summary>A list that grows by chunks, so that a large submission is never copied to grow.</summary>
internal sealed class ChunkedList<T>
{
    private const int ChunkBits = 13;
    private const int ChunkSize = 1 << ChunkBits;

    private readonly List<T[]> _chunks = [];

    public int Count { get; private set; }

    public T this[int position] => _chunks[position >> ChunkBits][position & (ChunkSize - 1)];

    public void Add(T item)
    {
        if ((Count & (ChunkSize - 1)) == 0)
        {
            _chunks.Add(new T[ChunkSize]);
        }

        _chunks[^1][Count & (ChunkSize - 1)] = item;
        Count++;
    }

    public void AddRepeated(T item, int count)
    {
        for (var left = count; left > 0;)
        {
            var at = Count & (ChunkSize - 1);
            if (at == 0)
            {
                _chunks.Add(new T[ChunkSize]);
            }

            var taken = Math.Min(left, ChunkSize - at);
            Array.Fill(_chunks[^1], item, at, taken);
            Count += taken;
            left -= taken;
        }
    }
}
