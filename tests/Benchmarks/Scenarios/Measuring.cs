// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Benchmarks.Load;
using StatsExchange.Benchmarks.Options;
using StatsExchange.Benchmarks.Reports;

namespace StatsExchange.Benchmarks.Scenarios;

/// <summary>Warms every contender up, then lets them take turns: what disturbs the machine meets all of them.</summary>
internal static class Measuring
{
    public static async Task<ContestReport> RunAsync(Contest contest, BenchmarkOptions options)
    {
        foreach (var contender in contest.Contenders)
        {
            await contender.RunAsync(options.WarmUp);
        }

        var rounds = contest.Contenders.Select(_ => new List<Sample>()).ToList();
        for (var round = 0; round < options.Rounds; round++)
        {
            for (var position = 0; position < contest.Contenders.Count; position++)
            {
                rounds[position].Add(await contest.Contenders[position].RunAsync(options.Round));
            }
        }

        return new ContestReport(
            contest.Name,
            contest.Unit,
            [.. contest.Contenders.Select((contender, position) => ContenderReport.Of(contender.Name, rounds[position], rounds[0]))],
            contest.NotMeasured);
    }
}
