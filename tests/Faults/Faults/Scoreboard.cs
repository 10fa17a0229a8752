// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using StatsExchange.Faults.Scenarios;

namespace StatsExchange.Faults;

/// <summary>Runs scenarios, tells of each what came of it, and keeps count.</summary>
internal sealed class Scoreboard(TextWriter output, string directory)
{
    private readonly Dictionary<string, (int Kills, int Unknown, int Histories)> _done = [];

    public int Passed { get; private set; }

    public int Failed { get; private set; }

    public int Skipped { get; private set; }

    /// <summary>One run. What a failed one wrote stays; the rest is removed.</summary>
    public async Task<bool> RunAsync(IScenario scenario, int seed)
    {
        var place = Path.Combine(directory, $"{scenario.Name}-{seed}");
        if (Directory.Exists(place))
        {
            Directory.Delete(place, recursive: true);
        }

        var watch = Stopwatch.StartNew();
        Outcome outcome;
        var brokeOff = false;
        try
        {
            outcome = await scenario.RunAsync(seed, place);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            brokeOff = true;
            outcome = new Outcome([Finding.OfRun($"the run broke off: {failure}")], "broke off");
        }

        var took = FormattableString.Invariant($"{watch.Elapsed.TotalSeconds:0.0} s");
        if (outcome.Skipped is { } reason)
        {
            Skipped++;
            await output.WriteLineAsync($"skipped: {scenario.Name}: {reason}");
            return true;
        }

        Add(scenario, outcome);
        if (!brokeOff && (scenario.IsPlanted ? outcome.Findings.Any(one => one.IsOfChecker) : outcome.Findings.Count == 0))
        {
            Passed++;
            await output.WriteLineAsync($"passed: {scenario.Name} seed {seed}: {outcome.Facts}{Caught(scenario, outcome)} ({took})");
            Directory.Delete(place, recursive: true);
            return true;
        }

        Failed++;
        await output.WriteLineAsync($"failed: {scenario.Name} seed {seed}: {outcome.Facts} ({took})");
        if (scenario.IsPlanted)
        {
            await output.WriteLineAsync("  no checker caught the planted defect");
        }

        foreach (var finding in outcome.Findings.Take(20))
        {
            await output.WriteLineAsync($"  {finding}");
        }

        await output.WriteLineAsync($"  replay with: replay --scenario {scenario.Name} --seed {seed}; histories and logs are kept in {place}");
        return false;
    }

    /// <summary>What must have happened over all runs together, so that the runs show what they are to show.</summary>
    public async Task CheckCountsAsync()
    {
        await CheckAsync("30 kills over SQLite, most with unknown outcomes", "kill", leastKills: 30, leastHistories: 0);
        await CheckAsync("10 kills over PostgreSQL, most with unknown outcomes", "kill-postgres", leastKills: 10, leastHistories: 0);
        await CheckAsync("100 histories with a fault each", "histories", leastKills: 0, leastHistories: 100);
    }

    public async Task SummariseAsync()
    {
        foreach (var (name, (kills, unknown, histories)) in _done)
        {
            await output.WriteLineAsync($"{name}: {kills} kills, {unknown} left unknown outcomes; {histories} histories");
        }

        await output.WriteLineAsync($"{Passed} passed, {Failed} failed, {Skipped} skipped");
    }

    private async Task CheckAsync(string text, string scenario, int leastKills, int leastHistories)
    {
        if (!_done.TryGetValue(scenario, out var done))
        {
            return;
        }

        var holds = done.Kills >= leastKills && (leastKills == 0 || 2 * done.Unknown > done.Kills) && done.Histories >= leastHistories;
        _ = holds ? Passed++ : Failed++;
        await output.WriteLineAsync($"{(holds ? "passed" : "failed")}: {text}");
    }

    private static string Caught(IScenario scenario, Outcome outcome) => scenario.IsPlanted ? $"; caught: {outcome.Findings.First(one => one.IsOfChecker)}" : "";

    private void Add(IScenario scenario, Outcome outcome)
    {
        var (kills, unknown, histories) = _done.GetValueOrDefault(scenario.Name);
        _done[scenario.Name] = (kills + outcome.Kills, unknown + outcome.KillsWithUnknown, histories + outcome.Histories);
    }
}
