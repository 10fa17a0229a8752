// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Journal;

/// <summary>Wakes the tails after a commit. Whoever takes <see cref="Next"/> before reading cannot miss one.</summary>
internal sealed class CommitSignal
{
    private TaskCompletionSource _next = Create();

    public Task Next => Volatile.Read(ref _next).Task;

    public void Raise() => Interlocked.Exchange(ref _next, Create()).SetResult();

    private static TaskCompletionSource Create() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
