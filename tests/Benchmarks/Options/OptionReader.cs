// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using StatsExchange.Benchmarks.Scenarios;

namespace StatsExchange.Benchmarks.Options;

internal static class OptionReader
{
    /// <exception cref="FormatException">An argument is not known or not well formed.</exception>
    public static BenchmarkOptions Read(IEnumerable<string> arguments)
    {
        var options = new BenchmarkOptions();
        using var rest = arguments.GetEnumerator();
        while (rest.MoveNext())
        {
            options = rest.Current switch
            {
                "--quick" => options with { Rounds = 3, Round = TimeSpan.FromSeconds(1), WarmUp = TimeSpan.FromSeconds(1) },
                "--dry" => options with { IsDry = true },
                "--json" => options with { IsJson = true },
                "--scenario" => options with { Scenarios = [.. ValueOf(rest).Split(',').Select(Scenario)] },
                "--rounds" => options with { Rounds = Number(rest) },
                "--seconds" => options with { Round = TimeSpan.FromSeconds(Number(rest)) },
                "--server-gc" => options with { ServerGc = Switch(rest) },
                var unknown => throw new FormatException($"{unknown} is no option."),
            };
        }

        return options;
    }

    private static string ValueOf(IEnumerator<string> rest)
    {
        var option = rest.Current;
        return rest.MoveNext() ? rest.Current : throw new FormatException($"{option} needs a value.");
    }

    private static IScenario Scenario(string name) =>
        ScenarioCatalogue.All.FirstOrDefault(scenario => scenario.Name == name) ?? throw new FormatException($"{name} is no scenario.");

    private static int Number(IEnumerator<string> rest)
    {
        var option = rest.Current;
        return int.TryParse(ValueOf(rest), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new FormatException($"{option} needs a number above 0.");
    }

    private static bool Switch(IEnumerator<string> rest) => ValueOf(rest) switch
    {
        "on" => true,
        "off" => false,
        _ => throw new FormatException("--server-gc is on or off."),
    };
}
