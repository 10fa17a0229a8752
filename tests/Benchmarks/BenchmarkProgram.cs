// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Reflection;
using StatsExchange.Benchmarks.Options;
using StatsExchange.Benchmarks.Reports;
using StatsExchange.Benchmarks.Scenarios;

namespace StatsExchange.Benchmarks;

/// <summary>Reads the options, runs the scenarios and reports; the exit code says whether every answer was right.</summary>
internal static class BenchmarkProgram
{
    private const int Done = 0;
    private const int WrongAnswers = 1;
    private const int WrongUsage = 2;

    public static async Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter error)
    {
        if (arguments.Contains("--help"))
        {
            await output.WriteAsync(HelpText.Write());
            return Done;
        }

        BenchmarkOptions options;
        try
        {
            options = OptionReader.Read(arguments);
        }
        catch (FormatException exception)
        {
            await error.WriteLineAsync(exception.Message + " --help lists what there is.");
            return WrongUsage;
        }

        if (options.IsDry)
        {
            return await DryRun.RunAsync(options, output) ? Done : WrongAnswers;
        }

        if (IsUnoptimised())
        {
            await error.WriteLineAsync("Times of an unoptimised build say nothing: build with -c Release, or use --dry.");
            return WrongUsage;
        }

        return await MeasureAsync(options, output) ? Done : WrongAnswers;
    }

    private static async Task<bool> MeasureAsync(BenchmarkOptions options, TextWriter output)
    {
        var machine = Machine.Here(options.ServerGc);
        if (!options.IsJson)
        {
            await output.WriteLineAsync(
                $"{machine.Time:yyyy-MM-dd HH:mm} UTC, {machine.Cores} cores, {machine.System}, {machine.Runtime}, {machine.Grpc}, {machine.Orleans}, server GC {machine.ServerGc}; "
                + $"medians of {options.Rounds} interleaved rounds of {options.Round.TotalSeconds:0} s; server µs and bytes are per unit.");
        }

        List<ContestReport> reports = [];
        await using var arena = new Arena(options.ServerGc, isSmall: false);
        foreach (var scenario in options.Scenarios)
        {
            foreach (var contest in await scenario.PrepareAsync(arena))
            {
                reports.Add(await Measuring.RunAsync(contest, options));
                if (!options.IsJson)
                {
                    TableWriter.Write(output, reports[^1]);
                }
            }
        }

        if (options.IsJson)
        {
            await output.WriteLineAsync(JsonWriter.Write(machine, reports));
        }

        var wrong = reports.Sum(report => report.Contenders.Sum(contender => contender.Wrong));
        if (wrong > 0)
        {
            await Console.Error.WriteLineAsync($"{wrong} answers were wrong.");
        }

        return wrong == 0;
    }

    private static bool IsUnoptimised() =>
        typeof(BenchmarkProgram).Assembly.GetCustomAttribute<DebuggableAttribute>() is { IsJITOptimizerDisabled: true };
}
