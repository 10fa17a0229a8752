// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Architecture.Tests.Screens;

public sealed class ScreenRuleTests
{
    [Fact]
    public void Breaches_EveryFileOfTheCommandLine_None()
    {
        var files = Repository.Under("src/StatsExchange.Cli", ".cs").ToList();

        Assert.NotEmpty(files);
        Expect.None(files.SelectMany(ScreenRule.Breaches));
    }

    [Theory]
    [InlineData("Console.WriteLine(round.Title);")]
    [InlineData("using Spectre.Console;")]
    [InlineData("output.Messages.Write(text);")]
    [InlineData("parsed.InvocationConfiguration.Output.WriteLine(note);")]
    public void Breaches_PrintingOutsideOfTheTerminal_Named(string line)
    {
        var breach = Assert.Single(ScreenRule.Breaches(new SourceFile("src/StatsExchange.Cli/Rounds/RoundText.cs", "\n" + line)));

        Assert.StartsWith("src/StatsExchange.Cli/Rounds/RoundText.cs:2 ", breach, StringComparison.Ordinal);
        Assert.Empty(ScreenRule.Breaches(new SourceFile("src/StatsExchange.Cli/Terminal/Output.cs", line)));
    }
}
