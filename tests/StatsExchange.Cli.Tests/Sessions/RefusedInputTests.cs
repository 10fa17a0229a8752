// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Cli.Tests.Terminal;

namespace StatsExchange.Cli.Tests.Sessions;

/// <summary>What cannot be read or would be read in two ways is refused with its place, in words for the person who wrote it.</summary>
public sealed class RefusedInputTests(RunningHub hub) : IClassFixture<RunningHub>
{
    private const string Header = "STRUCTURE,REF_AREA,COUNTERPART_AREA,MEASURE,BASIS,TIME_PERIOD,OBS_VALUE,COMMENT\n";

    [Theory]
    [InlineData("a\0b", 1)]
    [InlineData("a\u001b[2Jb", 1)]
    [InlineData("a\u0085b", 1)]
    [InlineData("a\tb\nc", 0)]
    public async Task Validate_CommentWithControlCharacters_IsRefusedWithItsPlace(string comment, int exitCode)
    {
        var file = hub.Write($"{Guid.NewGuid():N}.csv", Header + $"FLOW,LUX,FRA,EMI,RES,2015,10,\"{comment}\"\n");

        var result = await hub.AsAsync("LUX", "submitter", "validate", file, "--office", "LUX", "--json");

        Assert.Equal(exitCode, result.ExitCode);
        var found = result.Json["findings"]!.AsArray().Where(finding => (string?)finding!["rule"] == "ATTRIBUTE_FORM").ToList();
        Assert.Equal(exitCode == 0 ? [] : [("2", "COMMENT")], found.Select(finding => (finding!["line"]!.ToString(), (string)finding["column"]!)));
    }

    [Fact]
    public async Task Submit_OneError_IsOneError()
    {
        var file = hub.Write("one.csv", Header + "FLOW,LUX,FRA,EMI,RES,2015,-10,\n");

        var result = await hub.AsAsync("LUX", "submitter", "submit", file, "--office", "LUX");

        Assert.Equal(1, result.ExitCode);
        Assert.DoesNotContain("1 errors", result.Error + result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dossier", "case", "BEL-NLD", "--origin", "BEL", "--period", "2001..2001-Q1")]
    [InlineData("mirror", "BEL", "NLD", "--period", "2005..2005-Q2")]
    public async Task Range_OfTwoFrequencies_IsRefusedWithItsField(params string[] asked)
    {
        await hub.AsAsync("BEL", "analyst", "dossier", "open", "BEL", "NLD");

        var result = await hub.AsAsync("BEL", "analyst", [.. asked, "--json"]);

        var violation = result.Json["error"]!["violations"]![0]!;
        Assert.Equal(1, result.ExitCode);
        Assert.EndsWith("period_to", (string?)violation["field"], StringComparison.Ordinal);
        Assert.Equal("expected a period of the same frequency as period_from", (string?)violation["description"]);
    }

    [Theory]
    [InlineData("validate")]
    [InlineData("submit")]
    public async Task Submission_OfADirectory_IsRefusedAsThat(string command)
    {
        var result = await hub.AsAsync("LUX", "submitter", command, hub.Data, "--office", "LUX");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("is a directory; expected a file.", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mapping", "register", "nonsense", "line 1, column 2: ")]
    [InlineData("mapping", "register", "{\n  \"name\": \"ü\", x\n}", "line 2, column 16: ")]
    [InlineData("mapping", "register", "{\"nome\": \"x\"}", "Expected one JSON object with the fields of a mapping")]
    [InlineData("sheet", "put", "{\n", "line 2, column 1: ")]
    public async Task File_ThatIsNoJson_IsRefusedByLineAndColumnAsPeopleCount(string group, string command, string content, string said)
    {
        var file = hub.Write($"{Guid.NewGuid():N}.json", content);

        var result = await hub.AsAsync("LUX", "analyst", group, command, file, "--office", "LUX");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(said, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("LineNumber", result.Error, StringComparison.Ordinal);
    }
}
