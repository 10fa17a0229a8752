// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.CommandLine.Help;

namespace StatsExchange.Cli.Tests.Terminal;

/// <summary>Numbers on the command line: what could be read in two ways is not read.</summary>
public sealed class NumberTests
{
    private static readonly string[] Balance = ["net-migration", "SWE", "--period", "2015"];

    [Theory]
    [InlineData("--births", "30,5")]
    [InlineData("--births", "30,000")]
    [InlineData("--births", "30 000")]
    [InlineData("--births", "abc")]
    [InlineData("--deaths", "0x10")]
    [InlineData("--deaths", "-1")]
    [InlineData("--population-start", "NaN")]
    [InlineData("--population-end", "Infinity")]
    [InlineData("--rounding", "1e999")]
    [InlineData("--population-error", "0,001")]
    [InlineData("--population-error", "2")]
    public async Task NetMigration_NumberThatIsNone_IsWrongUsageAndNamesTheOption(string option, string value)
    {
        string[] others = [.. new[] { "--births", "--deaths" }.Where(needed => needed != option).SelectMany(needed => new[] { needed, "1" })];

        var result = await Statsx.RunAsync([.. Balance, .. others, option, value]);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains($"{option}: '{value}' is not a number", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Corridors_LeastWithAComma_IsWrongUsage()
    {
        var result = await Statsx.RunAsync("corridors", "--min", "1,5");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("--min: '1,5' is not a number", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("30000")]
    [InlineData("1.5")]
    [InlineData("3e4")]
    public async Task Corridors_LeastAsANumber_IsTaken(string least)
    {
        var result = await Statsx.RunAsync("corridors", "--min", least, "--hub", "http://127.0.0.1:1");

        Assert.Equal(3, result.ExitCode);
    }

    [Theory]
    [InlineData("pool", "--parameter", "pool=2014", "--parameter", "pool=2013")]
    [InlineData("benchmark", "--benchmark", "SWE:immigration", "--parameter", "benchmark=DNK:immigration")]
    public async Task Reconcile_ParameterTwice_IsWrongUsageAndNamesIt(string name, params string[] given)
    {
        var result = await Statsx.RunAsync(["reconcile", "EUROPE27", "--period", "2015", "--method", "factors", .. given]);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains($"The parameter {name} is given twice", result.Error, StringComparison.Ordinal);
    }

    // By default thousands may be separated, so that 0,001 is 1.
    [Fact]
    public void Options_WithDecimals_AreReadByTheParserOfTheirOwn()
    {
        var decimals = Options().Where(entry => IsDecimal(entry.Option.ValueType)).ToList();

        Assert.Contains(decimals, entry => entry.Option.Name == "--population-error");
        Assert.All(decimals, entry => Assert.NotNull(entry.Option.GetType().GetProperty(nameof(Option<double>.CustomParser))!.GetValue(entry.Option)));
    }

    [Fact]
    public void Options_ThatAreNoText_RefuseAWordAndNeverThrow()
    {
        var typed = Options()
            .Where(entry => entry.Option is not (HelpOption or VersionOption))
            .Where(entry => Bare(entry.Option.ValueType) is var type && type != typeof(string) && type != typeof(bool))
            .ToList();

        Assert.NotEmpty(typed);
        Assert.All(typed, entry => Assert.NotEmpty(CommandTree.Create().Parse([.. entry.Path, entry.Option.Name, "no such value"]).Errors));
    }

    private static bool IsDecimal(Type type) => Bare(type) is var bare && (bare == typeof(double) || bare == typeof(float) || bare == typeof(decimal));

    private static Type Bare(Type type) => Nullable.GetUnderlyingType(type.GetElementType() ?? type) ?? type.GetElementType() ?? type;

    private static IEnumerable<(string[] Path, Option Option)> Options() => Options(CommandTree.Create(), []);

    private static IEnumerable<(string[] Path, Option Option)> Options(Command command, string[] path) =>
        command.Options.Select(option => (path, option)).Concat(command.Subcommands.SelectMany(inner => Options(inner, [.. path, inner.Name])));
}
