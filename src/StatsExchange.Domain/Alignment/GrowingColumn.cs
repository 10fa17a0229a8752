// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Alignment;

/// <summary>A column that rows are added to at its end.</summary>
internal sealed class GrowingColumn<T>(int capacity)
{
    private T[] _items = new T[capacity];

    public int Count { get; private set; }

    public Span<T> Items => _items.AsSpan(0, Count);

    public ReadOnlyMemory<T> Memory => _items.AsMemory(0, Count);

    public void Add(T item)
    {
        if (Count == _items.Length)
        {
            Array.Resize(ref _items, Math.Max(16, Count * 2));
        }

        _items[Count++] = item;
    }

    /// <summary>Adds so many items at once, to be set by the caller.</summary>
    public Span<T> AddRoom(int count)
    {
        if (_items.Length < Count + count)
        {
            Array.Resize(ref _items, Count + count);
        }

        Count += count;
        return _items.AsSpan(Count - count, count);
    }
}
