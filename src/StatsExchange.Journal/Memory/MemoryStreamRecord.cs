// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Journal.Memory;

internal sealed class MemoryStreamRecord
{
    private readonly List<Entry> _entries = [];
    private readonly Dictionary<(string Actor, string RequestId), StoredCommand> _commands = [];

    public StreamHead Head => _entries.Count == 0 ? StreamHead.Empty : _entries[^1].AsHead();

    public SavedState? State { get; private set; }

    public StoredCommand? Find(string actor, string requestId) => _commands.GetValueOrDefault((actor, requestId));

    public Entry[] From(long seq) => seq > _entries.Count ? [] : [.. _entries[(int)(seq - 1)..]];

    public Entry? At(long seq) => seq > _entries.Count ? null : _entries[(int)(seq - 1)];

    public long SeqAt(DateTimeOffset time)
    {
        var search = new TimeSearch(time, _entries.Count);
        while (!search.IsDone)
        {
            search.Take(_entries[(int)(search.Next - 1)].Time);
        }

        return search.Found;
    }

    public void Add(IReadOnlyList<Entry> entries, Command? command)
    {
        _entries.AddRange(entries);
        if (command is not null)
        {
            _commands.Add((command.Actor, command.RequestId), StoredCommand.Of(command, entries));
        }
    }

    public bool TrySave(SavedState state)
    {
        if (state.Seq < 1 || state.Seq > _entries.Count || _entries[(int)(state.Seq - 1)].Hash != state.Hash)
        {
            return false;
        }

        if (State is null || State.Format != state.Format || State.Seq < state.Seq)
        {
            State = state with { Body = state.Body.ToArray() };
        }

        return true;
    }
}
