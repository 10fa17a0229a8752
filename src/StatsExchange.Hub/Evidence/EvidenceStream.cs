// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Journal;
using StatsExchange.Storage.V1;

namespace StatsExchange.Hub.Evidence;

/// <summary>One evidence stream, read backwards a window at a time.</summary>
internal sealed class EvidenceStream(IJournal journal, StreamName stream, EvidencePosition start)
{
    private const int Window = 64;

    private readonly Stack<(long Seq, RefusalsRecorded Body)> _window = new();
    private long _unread = start.Seq;
    private int _index = start.Index;

    /// <summary>Where a later reading goes on.</summary>
    public EvidencePosition Position =>
        new(stream.ToString(), _window.TryPeek(out var entry) ? entry.Seq : _unread, _index);

    /// <summary>The newest that was not taken; null where there is none.</summary>
    public async Task<V1.Evidence?> PeekAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_window.Count == 0)
            {
                if (_unread == 0)
                {
                    return null;
                }

                await ReadWindowAsync(cancellationToken);
            }

            var refusals = _window.Peek().Body.Refusals;
            _index = Math.Min(_index, refusals.Count);
            if (_index > 0)
            {
                return refusals[_index - 1];
            }

            _window.Pop();
            _index = int.MaxValue;
        }
    }

    /// <summary>Takes what <see cref="PeekAsync"/> gave.</summary>
    public V1.Evidence Take()
    {
        var evidence = _window.Peek().Body.Refusals[--_index].Clone();
        evidence.Stream = stream.ToString();
        return evidence;
    }

    private async Task ReadWindowAsync(CancellationToken cancellationToken)
    {
        var last = _unread;
        var first = Math.Max(1, last - Window + 1);
        await foreach (var entry in journal.ReadAsync(stream, first, cancellationToken))
        {
            _window.Push((entry.Seq, RefusalsRecorded.Parser.ParseFrom(entry.Body.Span)));
            if (entry.Seq == last)
            {
                break;
            }
        }

        _unread = first - 1;
    }
}
