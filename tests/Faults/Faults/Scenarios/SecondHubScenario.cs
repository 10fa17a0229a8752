// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Faults.Runs;

namespace StatsExchange.Faults.Scenarios;

/// <summary>A second hub over the data directory of a running one.</summary>
internal sealed class SecondHubScenario : IScenario
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public string Name => "second-hub";

    public string Description => "a second hub over a data directory is refused, and the first one goes on";

    public int Times => 1;

    public async Task<Outcome> RunAsync(int seed, string directory)
    {
        await using World first = new(directory);
        await using World second = new(directory, first.Data, "hub-2");
        await first.StartAsync();
        var refused = second.Launch();
        List<Finding> findings = [];
        try
        {
            await refused.WaitForExitAsync(Patience);
            if (refused.ExitCode != 1)
            {
                findings.Add(Finding.OfRun($"the second hub ended with {refused.ExitCode}"));
            }
        }
        catch (TimeoutException)
        {
            findings.Add(Finding.OfRun("the second hub runs"));
        }

        var country = Seeds.Countries(seed, 1);
        await new Crowd { World = first, Countries = country, Seed = seed, Operations = 10 }.RunAsync(CancellationToken.None);
        await Aftermath.LookAsync(first, country, seed);
        first.Hub!.Kill();
        findings.AddRange(await KillScenario.JudgeAsync(first));
        return new Outcome(findings, "refused") { Histories = 1 };
    }
}
