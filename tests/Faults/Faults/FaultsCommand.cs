// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Security.Cryptography;
using StatsExchange.Faults.Scenarios;

namespace StatsExchange.Faults;

/// <summary>The command line of the fault harness.</summary>
internal static class FaultsCommand
{
    private const int SoakTimes = 20;
    private const int ReplayTimes = 5;
    private const int Done = 0;
    private const int Failed = 1;

    public static RootCommand Create(TextWriter output) => new(
        "Real hubs, real faults, and checkers that judge what clients saw. Ends with \"N passed, N failed, N skipped\".")
    {
        Run("run", "Every scenario, within minutes.", times: 1, output),
        Run("soak", $"Every scenario {SoakTimes} times as often, or as --times says.", SoakTimes, output),
        Replay(output),
        List(output),
    };

    private static Command Run(string name, string description, int times, TextWriter output)
    {
        Option<int?> seed = new("--seed") { Description = "First seed; each run takes the next. Drawn where none is given." };
        Option<string[]> only = new("--only") { Description = "Only these scenarios.", AllowMultipleArgumentsPerToken = true };
        Option<int> repeat = new("--times") { Description = "How often everything is run.", DefaultValueFactory = _ => times };
        Option<string?> keep = new("--directory") { Description = "Where failed runs keep histories and logs; a temporary directory by default." };
        Command command = new(name, description) { seed, only, repeat, keep };
        command.SetAction(async (parsed, _) =>
        {
            var first = parsed.GetValue(seed) ?? RandomNumberGenerator.GetInt32(1_000_000) * 100;
            var names = parsed.GetValue(only) ?? [];
            if (names.FirstOrDefault(one => ScenarioCatalogue.Find(one) is null) is { } unknown)
            {
                await output.WriteLineAsync($"There is no scenario {unknown}; list names them.");
                return Failed;
            }

            await output.WriteLineAsync($"seed {first}");
            Scoreboard board = new(output, DirectoryOf(parsed.GetValue(keep)));
            foreach (var scenario in ScenarioCatalogue.All.Where(one => names.Length == 0 || names.Contains(one.Name)))
            {
                for (var i = 0; i < scenario.Times * parsed.GetValue(repeat); i++)
                {
                    await board.RunAsync(scenario, first + i);
                }
            }

            if (names.Length == 0)
            {
                await board.CheckCountsAsync();
            }

            await board.SummariseAsync();
            return board.Failed == 0 ? Done : Failed;
        });
        return command;
    }

    private static Command Replay(TextWriter output)
    {
        Option<int> seed = new("--seed") { Description = "The seed of the run.", Required = true };
        Option<string> name = new("--scenario") { Description = "The scenario.", Required = true };
        Option<int> repeat = new("--times") { Description = "How often: the seed decides what is done, not how the threads run.", DefaultValueFactory = _ => ReplayTimes };
        Option<string?> keep = new("--directory") { Description = "Where failed runs keep histories and logs." };
        Command command = new("replay", "One seed of one scenario several times, and how often it failed.") { seed, name, repeat, keep };
        command.SetAction(async (parsed, _) =>
        {
            if (ScenarioCatalogue.Find(parsed.GetValue(name)!) is not { } scenario)
            {
                await output.WriteLineAsync("There is no such scenario; list names them.");
                return Failed;
            }

            Scoreboard board = new(output, DirectoryOf(parsed.GetValue(keep)));
            var times = parsed.GetValue(repeat);
            for (var i = 0; i < times; i++)
            {
                await board.RunAsync(scenario, parsed.GetValue(seed));
            }

            await output.WriteLineAsync($"failed {board.Failed} of {times} times");
            await board.SummariseAsync();
            return board.Failed == 0 ? Done : Failed;
        });
        return command;
    }

    private static Command List(TextWriter output)
    {
        Command command = new("list", "The scenarios.");
        command.SetAction(async (_, _) =>
        {
            foreach (var scenario in ScenarioCatalogue.All)
            {
                await output.WriteLineAsync($"{scenario.Name,-16}{scenario.Times,4} × {scenario.Description}");
            }

            return Done;
        });
        return command;
    }

    private static string DirectoryOf(string? given) => given is null
        ? Directory.CreateTempSubdirectory("faults-").FullName
        : Directory.CreateDirectory(given).FullName;
}
