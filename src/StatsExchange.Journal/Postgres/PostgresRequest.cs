// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Journal.Stores;

namespace StatsExchange.Journal.Postgres;

/// <summary>An append waiting for its turn and, once its group is committed, for its answer.</summary>
internal sealed class PostgresRequest(
    StreamName stream, long expectedSeq, Command? command, IReadOnlyList<Entry> entries, CancellationToken cancellationToken)
    : QueuedWrite(entries.Sum(entry => (long)entry.Body.Length + (entry.Blocks.Length * Hash.Length)), cancellationToken)
{
    private readonly TaskCompletionSource<AppendResult> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public StreamName Stream => stream;

    public long ExpectedSeq => expectedSeq;

    public Command? Command => command;

    public IReadOnlyList<Entry> Entries => entries;

    public Task<AppendResult> Answered => _answer.Task;

    public void Answer(AppendResult result) => _answer.TrySetResult(result);

    public override void Fail(Exception error) => _answer.TrySetException(error);

    public override void Cancel() => _answer.TrySetCanceled(CancellationToken);
}
