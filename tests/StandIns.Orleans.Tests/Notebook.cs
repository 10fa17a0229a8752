// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;

namespace StandIns.Orleans.Tests;

/// <summary>What grains did, in order, and gates at which they wait for a test.</summary>
public sealed class Notebook
{
    private readonly ConcurrentQueue<string> lines = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> gates = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> arrivals = new();

    public IReadOnlyList<string> Lines => [.. lines];

    public void Write(string line) => lines.Enqueue(line);

    public async Task WaitAtAsync(string gate, CancellationToken cancellationToken = default)
    {
        At(arrivals, gate).TrySetResult();
        await At(gates, gate).Task.WaitAsync(cancellationToken);
    }

    public void Open(string gate) => At(gates, gate).TrySetResult();

    public Task ArrivedAsync(string gate) => At(arrivals, gate).Task.WaitAsync(TimeSpan.FromMinutes(1));

    private static TaskCompletionSource At(ConcurrentDictionary<string, TaskCompletionSource> all, string gate) =>
        all.GetOrAdd(gate, static _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
