// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Architecture.Tests.Files;

public sealed class LengthRuleTests
{
    /// <summary>Path and reason. Data (csv) and lock files are not read by people and need none.</summary>
    private static readonly Dictionary<string, string> _exceptions = [];

    private static readonly Dictionary<string, string> _none = [];

    [Fact]
    public void Breaches_EverythingUnderSrc_None()
    {
        Assert.All(_exceptions.Values, Assert.NotEmpty);
        Expect.None(LengthRule.Breaches(Repository.Files.Where(f => f.Path.StartsWith("src/", StringComparison.Ordinal)), _exceptions));
    }

    [Theory]
    [InlineData(400, false)]
    [InlineData(401, true)]
    public void Breaches_FileOfSoManyLines_OnlyTheLongOneNamed(int lines, bool named)
    {
        var file = new SourceFile("src/Long.cs", string.Concat(Enumerable.Repeat("x\n", lines)));

        var breaches = LengthRule.Breaches([file], _none);

        Assert.Equal(named ? ["src/Long.cs has 401 lines, more than 400"] : [], breaches);
    }

    [Fact]
    public void Breaches_ExceptionNoLongerNeeded_Named()
    {
        var breaches = LengthRule.Breaches(
            [new SourceFile("src/Short.cs", "x\n")],
            new Dictionary<string, string> { ["src/Short.cs"] = "was long once" });

        Assert.Equal(["src/Short.cs is short enough and needs no exception"], breaches);
    }
}
