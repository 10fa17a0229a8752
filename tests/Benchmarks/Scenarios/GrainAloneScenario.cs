// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Benchmarks.Load;

namespace StatsExchange.Benchmarks.Scenarios;

internal sealed class GrainAloneScenario : IScenario
{
    private const int CallsPerStep = 10_000;
    private const int FewCallsPerStep = 100;

    public string Name => "grain-alone";

    public string Description => "calls of a grain from inside its silo, one after the other";

    public async Task<IReadOnlyList<Contest>> PrepareAsync(Arena arena)
    {
        var own = await arena.OwnAsync();
        var calls = arena.CallsOf(own);
        var perStep = arena.IsSmall ? FewCallsPerStep : CallsPerStep;
        return
        [
            new Contest(
                "grain call alone, 1 at a time",
                "calls",
                [
                    new LoopContender("grain", own, 1, () => calls.CallGrainAsync(perStep, withoutGrain: false)),
                    new LoopContender("thread pool", own, 1, () => calls.CallGrainAsync(perStep, withoutGrain: true)),
                ],
                []),
        ];
    }
}
