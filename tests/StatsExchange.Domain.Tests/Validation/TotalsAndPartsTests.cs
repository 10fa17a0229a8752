// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Tests.Observations;
using StatsExchange.Domain.Validation;

namespace StatsExchange.Domain.Tests.Validation;

public sealed class TotalsAndPartsTests
{
    private static ValidationReport Report(double? women, double? men, double? total, string further = "") =>
        Sent.Stocks().Living("PAK", women, "SEX=F" + further).Living("PAK", men, "SEX=M" + further).Living("PAK", total, "SEX=_T" + further).Build().Report;

    [Theory]
    [InlineData(11475, 14868, 26343)]
    [InlineData(0, 0, 0)]
    [InlineData(0.1, 0.2, 0.3)]
    [InlineData(1e15, 2e15, 3e15)]
    public void Build_PartsAddUp_FindsNothing(double women, double men, double total) => Assert.DoesNotContain(Report(women, men, total).Findings, finding => finding.Rule.StartsWith("TOTAL", StringComparison.Ordinal));

    [Theory]
    [InlineData(26342)]
    [InlineData(26344)]
    public void Build_OffByOne_IsRoundingAndAWarning(double total)
    {
        var report = Report(11475, 14868, total);
        var finding = Assert.Single(report.Findings);
        Assert.Equal((Severity.Warning, 4L, "OBS_VALUE", "_T"), (finding.Severity, finding.Line, finding.Column, finding.Code));
        Assert.False(report.IsRefused);
    }

    [Fact]
    public void Build_OffByMore_IsAnErrorAtTheTotalThatPointsAtTheParts()
    {
        var report = Report(11475, 14868, 26300);
        Assert.True(report.IsRefused);
        var error = Assert.Single(report.Findings, finding => finding.Severity == Severity.Error);
        Assert.Equal(("TOTAL_AND_PARTS", 4L, "26300", "26343 = F + M (SEX, 2019, lines 2, 3)"), (error.Rule, error.Line, error.Value, error.Expected));
        var parts = report.Findings.Where(finding => finding.Severity == Severity.Information).ToArray();
        Assert.Equal([(2L, "F"), (3L, "M")], parts.Select(part => (part.Line, part.Code)));
        Assert.All(parts, part => Assert.EndsWith("line 4", part.Expected, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(11475000, 14868, "F in line 2 divided by 1000")]
    [InlineData(11475, 14.868, "M in line 3 multiplied by 1000")]
    public void Build_OnePartInAnotherUnit_IsNamed(double women, double men, string expected) => Assert.EndsWith(
        expected, Assert.Single(Report(women, men, 26343).Findings, finding => finding.Severity == Severity.Error).Expected, StringComparison.Ordinal);

    [Fact]
    public void Build_TwentyPartsThatDoNotAddUp_AreAllNamedAndPointedAt()
    {
        var builder = Sent.Stocks().Living("PAK", 999);
        for (var age = 0; age < 100; age += 5)
        {
            builder.Living("PAK", 10, age == 95 ? "AGE=Y_GE95" : $"AGE=Y{age}T{age + 4}");
        }

        var report = builder.Build().Report;

        Assert.Contains("Y_GE95 (AGE", Assert.Single(report.Findings, finding => finding.Severity == Severity.Error).Expected, StringComparison.Ordinal);
        Assert.Equal(Enumerable.Range(3, 20).Select(line => (long)line), report.Findings.Where(finding => finding.Severity == Severity.Information).Select(finding => finding.Line));
    }

    [Fact]
    public void Build_PartOrTotalNotReported_IsNotDecided()
    {
        Assert.False(Report(11475, null, 99999).IsRefused);
        Assert.False(Report(11475, 14868, null).IsRefused);
        Assert.Empty(Sent.Stocks().Living("PAK", 5, "SEX=F").Living("PAK", 9).Build().Report.Findings);
    }

    [Fact]
    public void Build_SexNotStated_BelongsToTheSumWhereSent()
    {
        var builder = Sent.Stocks().Living("PAK", 5, "SEX=F").Living("PAK", 4, "SEX=M").Living("PAK", 11, "SEX=_U").Living("PAK", 20);
        Assert.Empty(builder.Build().Report.Findings);
    }

    [Fact]
    public void Build_OtherKeys_AreNotMixed()
    {
        var builder = Sent.Stocks()
            .Living("PAK", 5, "SEX=F AGE=Y5T9").Living("PAK", 4, "SEX=M AGE=Y5T9").Living("PAK", 9, "AGE=Y5T9")
            .Living("PAK", 50, "SEX=F").Living("PAK", 40, "SEX=M").Living("PAK", 90)
            .Living("IND", 1, "SEX=F").Living("IND", 1, "SEX=M").Living("IND", 9);
        var report = builder.Build().Report;
        Assert.Equal((1L, 10L), (report.Errors, Assert.Single(report.Findings, f => f.Severity == Severity.Error).Line));
    }

    [Fact]
    public void Build_DeletedPart_IsNoPart()
    {
        var builder = Sent.Stocks().Living("PAK", 5, "SEX=F").Living("PAK", 9);
        builder.Row("COUNTERPART_AREA=PAK TIME_PERIOD=2019 MEASURE=IMM BASIS=CBX SEX=M", 1, operation: Operation.Delete);
        Assert.Empty(builder.Build().Report.Findings);
    }
}
