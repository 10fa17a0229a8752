// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;

namespace StandIns.Orleans.Tests.Grains;

/// <summary>Which calls ran how often, and what went wrong while they did.</summary>
public sealed class StressRecord
{
    private readonly ConcurrentDictionary<int, int> runs = new();
    private readonly ConcurrentQueue<string> faults = new();

    public IReadOnlyCollection<string> Faults => [.. faults];

    public void Ran(int call) => runs.AddOrUpdate(call, 1, (_, before) => before + 1);

    public int RunsOf(int call) => runs.GetValueOrDefault(call);

    public void Expect(bool holds, string fault)
    {
        if (!holds)
        {
            faults.Enqueue(fault);
        }
    }
}
