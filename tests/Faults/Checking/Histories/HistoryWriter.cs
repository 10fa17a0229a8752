// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;

namespace StatsExchange.Faults.Checking.Histories;

/// <summary>
/// Writes a history to a file outside the system under test: each call before it is made, and what came of it after. Safe for use by
/// several clients at once.
/// </summary>
public sealed class HistoryWriter : IDisposable
{
    private readonly Lock _gate = new();
    private readonly StreamWriter _file;
    private int _last;

    /// <summary>Begins a file.</summary>
    public HistoryWriter(string path)
    {
        Path = path;
        _file = new StreamWriter(path) { AutoFlush = true };
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Notes a call that is about to be made.</summary>
    /// <returns>Its number.</returns>
    public int Invoke(string client, Call call)
    {
        lock (_gate)
        {
            Write(new HistoryLine(++_last, HistoryLine.Invoke, MonotonicClock.Now, client, call));
            return _last;
        }
    }

    /// <summary>Notes an answer that settles what became of the call.</summary>
    public void Settle(int id, Answer answer)
    {
        lock (_gate)
        {
            Write(new HistoryLine(id, answer is Answer.Refused ? HistoryLine.Fail : HistoryLine.Ok, MonotonicClock.Now, Answer: answer));
        }
    }

    /// <summary>Notes that a call ended, and that nobody knows what became of it.</summary>
    public void LeaveOpen(int id, string status)
    {
        lock (_gate)
        {
            Write(new HistoryLine(id, HistoryLine.Unknown, MonotonicClock.Now, Text: status));
        }
    }

    /// <summary>Notes what the harness does.</summary>
    public void Note(string text)
    {
        lock (_gate)
        {
            Write(new HistoryLine(0, HistoryLine.Note, MonotonicClock.Now, Text: text));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private void Write(HistoryLine line) => _file.WriteLine(JsonSerializer.Serialize(line, HistoryReader.Json));
}
