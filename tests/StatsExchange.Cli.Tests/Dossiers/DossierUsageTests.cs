// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Cli.Tests.Terminal;

namespace StatsExchange.Cli.Tests.Dossiers;

public sealed class DossierUsageTests
{
    [Theory]
    [InlineData("show", "SWE")]
    [InlineData("propose", "DNK-SWE")]
    [InlineData("propose", "DNK-SWE.1", "--figure", "2015")]
    [InlineData("propose", "DNK-SWE.1", "--figure", "2015/SEX=1")]
    [InlineData("propose", "DNK-SWE.1", "--answers", "DNK-SWE.1")]
    [InlineData("propose", "DNK-SWE.1")]
    [InlineData("propose", "DNK-SWE.1", "--figure", "2015=1")]
    [InlineData("propose", "DNK-SWE.1", "--figure", "2015=1", "--justification", "x", "--detail", "SEX")]
    [InlineData("propose", "DNK-SWE.1", "--method", "mean", "--figure", "2015=1")]
    [InlineData("propose", "DNK-SWE.1", "--method", "mean", "--target-stay", "6")]
    [InlineData("propose", "DNK-SWE.1", "--reconciliation", "EUROPE27-job-1", "--method", "mean")]
    [InlineData("counter", "DNK-SWE.1.1", "--reconciliation", "EUROPE27-job-1", "--stay-factors", "IMEM")]
    [InlineData("counter", "DNK-SWE.1")]
    [InlineData("accept", "DNK-SWE.1.1")]
    [InlineData("contest", "DNK-SWE.1.1")]
    [InlineData("close", "DNK-SWE.1", "peace", "--joint-note", "x")]
    [InlineData("close", "DNK-SWE.1", "no-agreement")]
    [InlineData("close", "DNK-SWE.1", "origin-revises", "--by", "soon", "--joint-note", "x")]
    [InlineData("deadline", "DNK-SWE.1", "soon")]
    [InlineData("reopen", "DNK-SWE.1")]
    [InlineData("decide", "DNK-SWE")]
    [InlineData("decide", "DNK-SWE", "--all")]
    [InlineData("decide", "DNK-SWE", "--file", "decisions.txt", "--case", "DNK-SWE.1")]
    [InlineData("watch", "DNK-SWE", "--until", "peace")]
    [InlineData("export", "DNK-SWE.1")]
    [InlineData("verify", "evidence")]
    [InlineData("verify", "evidence", "--trust", "swe.pub.pem")]
    [InlineData("outcomes", "NOWHERE")]
    public async Task Run_WrongUsage_ExitsWithTwo(params string[] arguments)
    {
        var result = await Statsx.RunAsync(["dossier", .. arguments]);

        Assert.Equal(2, result.ExitCode);
        Assert.NotEmpty(result.Error);
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData("bogus")]
    [InlineData("agreed-figure")]
    [InlineData("lapsed")]
    public async Task Close_WithWhatIsNotProposed_OffersOnlyWhatIs(string outcome)
    {
        var result = await Statsx.RunAsync("dossier", "close", "DNK-SWE.1", outcome, "--joint-note", "x");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains($"'{outcome}' is none of explained-difference, origin-revises, destination-revises, adopts-partner, no-agreement.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_OfClose_OffersWhatIsTakenAsItIsWritten()
    {
        var result = await Statsx.RunAsync("dossier", "close", "--help");

        Assert.Contains("<OUTCOME>", result.Output, StringComparison.Ordinal);
        Assert.Contains("explained-difference, origin-revises, destination-revises, adopts-partner, no-agreement", result.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.All(["AgreedFigure", "Lapsed", "Unspecified", "AdoptsPartner"], word => Assert.DoesNotContain(word, result.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Help_OfEveryCommand_EndsWithAnExampleOfIt()
    {
        string[] commands =
        [
            "open", "list", "show", "case", "propose", "counter", "close", "accept", "contest", "withdraw", "decide", "comment", "attach", "deadline",
            "reopen", "watch", "outcomes", "export", "verify",
        ];
        var helps = await Task.WhenAll(commands.Select(command => Statsx.RunAsync("dossier", command, "--help")));

        Assert.All(commands.Zip(helps), pair => Assert.Contains(
            "statsx dossier " + pair.First,
            pair.Second.Output[pair.Second.Output.IndexOf("Example", StringComparison.Ordinal)..],
            StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("DNK-SWE.1.1 agree")]
    [InlineData("DNK-SWE.1 accept")]
    [InlineData("DNK-SWE.1.1 contest")]
    [InlineData("DNK-SWE.1.1 accept\nDNK-SWE.1.1 withdraw")]
    public async Task Decide_FileThatCannotBeRead_NamesTheLine(string content)
    {
        using var directory = new TemporaryDirectory();
        var file = directory.Write("decisions.txt", "# comment\n" + content);

        var result = await Statsx.RunAsync("dossier", "decide", "DNK-SWE", "--file", file);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains($"line {content.Split('\n').Length + 1}", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_NoHubThere_ExitsWithThree()
    {
        var result = await Statsx.RunAsync("dossier", "show", "DNK-SWE.1", "--hub", "http://127.0.0.1:1");

        Assert.Equal(3, result.ExitCode);
    }
}
