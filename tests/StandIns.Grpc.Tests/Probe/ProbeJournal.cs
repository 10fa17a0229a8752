// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;
using Grpc.Core;

namespace StandIns.Grpc.Tests;

/// <summary>What the probe service saw, for a test to look at from outside.</summary>
internal sealed class ProbeJournal
{
    private readonly TaskCompletionSource _hanging = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _producingEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _produced;

    public ConcurrentQueue<string> Interceptors { get; } = new();

    public SeenCall? LastCall { get; private set; }

    /// <summary>Ends when a handler has begun to hang.</summary>
    public Task Hanging => _hanging.Task;

    public Task Cancelled => _cancelled.Task;

    /// <summary>Ends when a producing handler has stopped, for whatever reason.</summary>
    public Task ProducingEnded => _producingEnded.Task;

    public int ProducedCount => Volatile.Read(ref _produced);

    public void Saw(ServerCallContext context) => LastCall = SeenCall.Of(context);

    public void Produced(int count) => Volatile.Write(ref _produced, count);

    public void EndedProducing() => _producingEnded.TrySetResult();

    public async Task HangAsync(CancellationToken cancellationToken)
    {
        _hanging.TrySetResult();
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            _cancelled.TrySetResult();
            throw;
        }
    }
}
