// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Benchmarks.Options;

namespace StatsExchange.Benchmarks.Scenarios;

/// <summary>Sees that every contender of every scenario gives the right answers; the last line counts.</summary>
internal static class DryRun
{
    public static async Task<bool> RunAsync(BenchmarkOptions options, TextWriter output)
    {
        int passed = 0, failed = 0, skipped = 0;
        await using var arena = new Arena(options.ServerGc, isSmall: true);
        foreach (var scenario in options.Scenarios)
        {
            foreach (var contest in await scenario.PrepareAsync(arena))
            {
                foreach (var contender in contest.Contenders)
                {
                    var sample = await contender.RunAsync(TimeSpan.Zero);
                    var isRight = sample.Wrong == 0 && sample.Units > 0;
                    passed += isRight ? 1 : 0;
                    failed += isRight ? 0 : 1;
                    await output.WriteLineAsync($"{(isRight ? "ok    " : "WRONG ")} {contest.Name}: {contender.Name}, {sample.Units:N0} {contest.Unit}, {sample.Wrong:N0} wrong");
                }

                skipped += contest.NotMeasured.Count;
                foreach (var reason in contest.NotMeasured)
                {
                    await output.WriteLineAsync($"skipped {contest.Name}: {reason}");
                }
            }
        }

        await output.WriteLineAsync($"{passed} passed, {failed} failed, {skipped} skipped");
        return failed == 0;
    }
}
