// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Validation;

namespace StatsExchange.Domain.Tests.Validation;

public sealed class PlantedCaseTests
{
    public static TheoryData<int> Cases => [.. Enumerable.Range(0, PlantedCase.All.Count)];

    public static TheoryData<int> CleanFiles => [.. Enumerable.Range(0, PlantedCase.Clean.Count)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Build_PlantedFault_IsFoundByItsRuleAtItsSeverity(int number)
    {
        var planted = PlantedCase.All[number];
        var rule = RuleCatalogue.Find(planted.Rule)!;

        var report = planted.Build().Report;

        var findings = report.Findings.Where(finding => finding.Rule == planted.Rule).ToArray();
        Assert.True(findings.Length > 0, $"{planted} was not found, but {string.Join(", ", report.Findings)}");
        var first = findings.MinBy(finding => finding.Severity)!;
        Assert.Equal((rule.Severity, rule.Level), (first.Severity, first.Level));
        Assert.InRange(first.Line, 2, planted.Rows.Length + 1);
        Assert.NotEmpty(first.Column);
        Assert.NotEmpty(first.Expected);
        Assert.True(report.Findings.All(finding => finding.Rule == planted.Rule), $"{planted} is also {string.Join(", ", report.Findings.Select(finding => finding.Rule).Distinct())}");
        Assert.Equal(rule.Severity == Severity.Error, report.IsRefused);
        Assert.Equal(findings.Length, report.Rules.Single(outcome => outcome.Rule == rule).Found);
    }

    [Theory]
    [MemberData(nameof(CleanFiles))]
    public void Build_CleanFile_IsFoundInOrder(int number)
    {
        var report = PlantedCase.Clean[number].Build().Report;

        Assert.Empty(report.Findings);
        Assert.Contains(report.Rules, outcome => outcome is { WasApplied: true, Found: 0 });
    }

    [Fact]
    public void Rules_LookingInsideAFile_AreAllPlantedAndAllAppliedToACleanFile()
    {
        var planted = PlantedCase.All.Select(planted => planted.Rule).ToHashSet();
        var applied = PlantedCase.Clean.SelectMany(clean => clean.Build().Report.Rules).Where(outcome => outcome.WasApplied).Select(outcome => outcome.Rule.Id).ToHashSet();
        var inside = RuleCatalogue.All.Where(rule => rule.Level == 1).ToArray();

        Assert.Empty(inside.Where(rule => !planted.Contains(rule.Id)).Select(rule => rule.Id));
        Assert.Empty(inside.Where(rule => !applied.Contains(rule.Id)).Select(rule => rule.Id));
        Assert.True(RuleCatalogue.All.Length >= 40);
    }
}
