// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using StatsExchange.Journal;

namespace StatsExchange.Grains.Tests.Journaling.Histories;

/// <summary>Writes a stream's history entry by entry, with chances taken from a seed.</summary>
internal sealed class HistoryWriter(StreamName stream, int seed)
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly List<Entry> _entries = [];
    private readonly Dictionary<string, List<string>> _ids = [];

    public IReadOnlyList<Entry> Entries => _entries;

    public Random Random { get; } = new(seed);

    public long NextSeq => _entries.Count + 1;

    public void Add(string kind, IMessage body)
    {
        var head = _entries.Count == 0 ? StreamHead.Empty : _entries[^1].AsHead();
        _entries.Add(Entry.Seal(stream, head, kind, $"SWE/{Random.Next(3)}", Noon.AddSeconds(NextSeq / 2), body.ToByteArray(), []));
    }

    public ByteString Bytes(int length)
    {
        var bytes = new byte[length];
        Random.NextBytes(bytes);
        return ByteString.CopyFrom(bytes);
    }

    public T OneOf<T>(params ReadOnlySpan<T> choices) => choices[Random.Next(choices.Length)];

    /// <summary>Remembers an id that later entries can speak of.</summary>
    public string New(string of, string id)
    {
        if (!_ids.TryGetValue(of, out var ids))
        {
            _ids.Add(of, ids = []);
        }

        ids.Add(id);
        return id;
    }

    /// <summary>An id that was remembered, and is no longer; false where none was yet.</summary>
    public bool TryTake(string of, out string id) => TryPick(of, out id) && _ids[of].Remove(id);

    /// <summary>An id that was remembered; false where none was yet.</summary>
    public bool TryPick(string of, out string id)
    {
        id = _ids.TryGetValue(of, out var ids) && ids.Count > 0 ? ids[Random.Next(ids.Count)] : "";
        return id.Length > 0;
    }
}
