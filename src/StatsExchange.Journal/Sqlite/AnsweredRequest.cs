// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Journal.Sqlite;

/// <summary>A write whose caller awaits a value; the value goes out only with the commit of its group.</summary>
internal sealed class AnsweredRequest<T>(Func<SqliteSession, T> write, long size, CancellationToken cancellationToken)
    : SqliteRequest(size, cancellationToken)
{
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _written;
    private Exception? _refusal;

    public Task<T> Answered => _answer.Task;

    public override void Write(SqliteSession session) => _written = write(session);

    public override void Refuse(Exception error) => _refusal = error;

    public override void Answer()
    {
        if (_refusal is null)
        {
            _answer.TrySetResult(_written!);
        }
        else
        {
            _answer.TrySetException(_refusal);
        }
    }

    public override void Fail(Exception error) => _answer.TrySetException(error);

    public override void Cancel() => _answer.TrySetCanceled(CancellationToken);
}
