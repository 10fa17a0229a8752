// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using StatsExchange.Faults.Checking.Histories;
using StatsExchange.Faults.Processes;
using StatsExchange.Faults.Runs;

namespace StatsExchange.Faults.Scenarios;

/// <summary>The file system of the data directory fills up under a hub, and is given room again.</summary>
internal sealed class DiskFullScenario : IScenario
{
    private static readonly TimeSpan FullFor = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public string Name => "disk-full";

    public string Description => "a small file system fills up under the hub and is given room again";

    public int Times => 2;

    public async Task<Outcome> RunAsync(int seed, string directory)
    {
        var mounted = Path.Combine(directory, "disk");
        Directory.CreateDirectory(mounted);
        if (!Tool.Try("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", mounted))
        {
            return Outcome.NotHere("a tmpfs cannot be mounted here");
        }

        try
        {
            return await RunOnAsync(seed, directory, mounted);
        }
        finally
        {
            Tool.Try("umount", "-l", mounted);
        }
    }

    private static async Task<Outcome> RunOnAsync(int seed, string directory, string mounted)
    {
        await using World world = new(directory, Path.Combine(mounted, "data"));
        var countries = Seeds.Countries(seed, 2);
        await world.StartAsync();
        Crowd crowd = new() { World = world, Countries = countries, Seed = seed, WritesInTen = 8, Patience = TimeSpan.FromSeconds(3) };
        using CancellationTokenSource end = new();
        var running = crowd.RunAsync(end.Token);
        await crowd.WaitUntilMidWayAsync(Seeds.Random(seed, "moment").Next(10, 60), 1);
        var ballast = Path.Combine(mounted, "ballast");
        Fill(ballast);
        var refused = 0;
        for (var waited = Stopwatch.StartNew(); refused == 0 && waited.Elapsed < Patience;)
        {
            await Task.Delay(FullFor);
            refused = countries.Sum(country => HistoryReader.UnknownStatuses(world.LogOf(country).Path).Count);
        }

        File.Delete(ballast);
        await Task.Delay(FullFor);
        await end.CancelAsync();
        await running;

        // What filled up before the commit is over when there is room; what filled up within it ends the writer, as any doubt does.
        await world.StartAsync();
        await Aftermath.LookAsync(world, countries, seed);
        world.Hub!.Kill();
        List<Finding> findings = [.. await KillScenario.JudgeAsync(world)];
        if (refused == 0)
        {
            findings.Add(Finding.OfRun("nothing was refused: the disk was not full"));
        }

        return new Outcome(findings, $"{refused} calls were refused while it was full") { Histories = countries.Count };
    }

    private static void Fill(string path)
    {
        using FileStream file = new(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var some = new byte[4096];
        try
        {
            while (true)
            {
                file.Write(some);
            }
        }
        catch (IOException)
        {
            // Full.
        }
    }
}
