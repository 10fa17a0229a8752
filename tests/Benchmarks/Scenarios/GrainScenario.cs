// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Benchmarks.Load;

namespace StatsExchange.Benchmarks.Scenarios;

internal sealed class GrainScenario : IScenario
{
    public string Name => "grain";

    public string Description => "unary echo that calls one grain, 1 and 64 calls at a time";

    public async Task<IReadOnlyList<Contest>> PrepareAsync(Arena arena)
    {
        var own = await arena.OwnAsync();
        var calls = arena.CallsOf(own);
        return [.. Concurrency.Both.Select(workers => new Contest(
            $"echo with one grain call, {workers} at a time",
            "calls",
            [
                new LoopContender("gRPC and grain", own, workers, calls.EchoByGrainAsync),
                new LoopContender("gRPC", own, workers, calls.EchoAsync),
                new LoopContender("kestrel", own, workers, calls.PlainAsync),
            ],
            []))];
    }
}
