// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using StatsExchange.Domain.Validation;
using StatsExchange.Hub.Tests.Running;
using StatsExchange.V1;
using Severity = StatsExchange.V1.Severity;

namespace StatsExchange.Hub.Tests.Submissions;

/// <summary>Validation against what an office has, and the severities it decides on, over gRPC.</summary>
public sealed class RuleTests(RunningHub hub) : IClassFixture<RunningHub>
{
    private SubmissionService.SubmissionServiceClient Client => new(hub.Invoker);

    [Fact]
    public async Task ListRules_TellsTheWholeCatalogueToAnybody()
    {
        var rules = (await new ReferenceService.ReferenceServiceClient(hub.Invoker).ListRulesAsync(new ListRulesRequest { PageSize = 1000 })).Rules;

        Assert.Equal(RuleCatalogue.All.Select(rule => rule.Id), rules.Select(rule => rule.Id));
        Assert.All(rules, rule => Assert.True(rule.Name.Length > 0 && rule.Expects.Length > 0 && rule.Admitted.Contains(rule.Severity)));
        Assert.Equal([Severity.Error], rules.Single(rule => rule.Id == "DUPLICATE_KEY").Admitted);
        Assert.Equal([Severity.Error, Severity.Warning], rules.Single(rule => rule.Id == "TOTAL_AND_PARTS").Admitted);
        Assert.Equal([Severity.Warning, Severity.Information], rules.Single(rule => rule.Id == "MIRROR_GAP").Admitted);
    }

    [Fact]
    public async Task Submit_SecondYear_IsHeldAgainstTheStoredOneAndValidateOnlyGivesTheSameReport()
    {
        await hub.SubmitAsync(Flows.Header("SWE", "y-1"), Flows.Observation("IMM", "DNK", 1_200_000, "2014"), Flows.Observation("IMM", "NOR", 500, "2014"));
        var heads = await hub.HeadsAsync();

        var validated = await SendAsync("SWE", "y-2", validateOnly: true, Flows.Observation("IMM", "DNK", 300_000), Flows.Observation("IMM", "NOR", 510));
        Assert.Equal(heads, await hub.HeadsAsync());
        var recorded = await SendAsync("SWE", "y-2", validateOnly: false, Flows.Observation("IMM", "DNK", 300_000), Flows.Observation("IMM", "NOR", 510));

        Assert.Equal(validated.Report, recorded.Report);
        var jump = Assert.Single(recorded.Report.Findings, finding => finding.Severity == Severity.Warning);
        Assert.Equal(("SERIES_JUMP", 2, 2L, "DNK", "300000"), (jump.Rule, jump.Level, jump.Line, jump.Code, jump.Value));
        Assert.Equal(validated.Revision + 1, recorded.Revision);
        Assert.Contains(recorded.Report.Rules, result => result is { Rule: "SERIES_JUMP", Found: 1, Listed: 1 });
        Assert.Contains("MIRROR_GAP", recorded.Report.NotApplicable);
        Assert.DoesNotContain("SERIES_JUMP", recorded.Report.NotApplicable);
    }

    [Fact]
    public async Task SetRuleSeverity_MadeStricter_RefusesWhatWasAWarningAndNamesTheRuleWithoutFigures()
    {
        await hub.SubmitAsync(Flows.Header("NOR", "y-1"), Flows.Observation("IMM", "SWE", 1_200_000, "2014"));
        var set = await SetAsync("NOR", "SERIES_JUMP", Severity.Error);
        var heads = await hub.HeadsAsync();

        var refused = await Assert.ThrowsAsync<RpcException>(() => SendAsync("NOR", "y-2", validateOnly: false, Flows.Observation("IMM", "SWE", 300_000)));
        var validated = await SendAsync("NOR", "y-2", validateOnly: true, Flows.Observation("IMM", "SWE", 300_000));

        Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
        var error = RichError.Of(refused);
        Assert.Equal("VALIDATION_FAILED", error.Reason);
        var text = string.Join(" ", error.Violations.Select(violation => violation.Description));
        Assert.Contains("SERIES_JUMP", text, StringComparison.Ordinal);
        Assert.DoesNotContain("00000", text, StringComparison.Ordinal);
        Assert.Equal(heads.Where(head => !head.Key.StartsWith("evidence", StringComparison.Ordinal)), (await hub.HeadsAsync()).Where(head => !head.Key.StartsWith("evidence", StringComparison.Ordinal)));
        Assert.Equal((1L, set.Revision), (validated.Report.Errors, validated.Report.SeveritiesSeq));
        Assert.Contains(validated.Report.Rules, result => result is { Rule: "SERIES_JUMP", Severity: Severity.Error });
    }

    [Fact]
    public async Task SetRuleSeverity_IsListedAndTheRulesOwnComesBack()
    {
        await SetAsync("FIN", "UNEXPLAINED_REVISION", Severity.Information);
        await SetAsync("FIN", "TOTAL_AND_PARTS", Severity.Warning);
        await SetAsync("FIN", "UNEXPLAINED_REVISION", Severity.Unspecified);

        var listed = (await Client.ListRuleSeveritiesAsync(new ListRuleSeveritiesRequest { RefArea = "FIN" }, hub.As("provider", "FIN"))).Severities;

        Assert.Equal([("TOTAL_AND_PARTS", Severity.Warning, 2L), ("UNEXPLAINED_REVISION", Severity.Unspecified, 3L)], listed.Select(set => (set.Rule, set.Severity, set.Seq)));
        Assert.All(listed, set => Assert.True(set.Reason == "agreed" && set.SetBy.StartsWith("FIN/", StringComparison.Ordinal) && set.Time is not null));
    }

    [Theory]
    [InlineData("DUPLICATE_KEY", Severity.Warning)]
    [InlineData("NEGATIVE_VALUE", Severity.Information)]
    [InlineData("UNKNOWN_CODE", Severity.Warning)]
    [InlineData("VALUE_FORM", Severity.Warning)]
    [InlineData("TOTAL_AND_PARTS", Severity.Information)]
    [InlineData("MIRROR_GAP", Severity.Error)]
    [InlineData("NO_SUCH_RULE", Severity.Error)]
    public async Task SetRuleSeverity_WhatTheRuleDoesNotAdmit_IsRefused(string rule, Severity severity)
    {
        var refused = await Assert.ThrowsAsync<RpcException>(() => SetAsync("ISL", rule, severity));

        Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
        Assert.Empty((await Client.ListRuleSeveritiesAsync(new ListRuleSeveritiesRequest { RefArea = "ISL" }, hub.As("analyst", "ISL"))).Severities);
    }

    [Fact]
    public async Task Submit_ByAProvider_IsNotHeldAgainstWhatItMayNotRead()
    {
        await hub.SubmitAsync(Flows.Header("EST", "y-1"), Flows.Observation("IMM", "SWE", 1_200_000, "2014"));
        var header = Flows.Header("EST", "y-2");
        header.ValidateOnly = true;

        var report = (await hub.SendAsync(hub.As("provider", "EST"), [new SubmitRequest { Header = header }, Flows.Rows(Flows.Observation("IMM", "SWE", 300_000))])).Report;

        Assert.DoesNotContain(report.Findings, finding => finding.Rule == "SERIES_JUMP");
        Assert.Contains("SERIES_JUMP", report.NotApplicable);
    }

    [Fact]
    public async Task Submit_FloodOfOneRule_HidesNoOther()
    {
        var observations = Enumerable.Range(0, 1_500).Select(i => Flows.Observation("IMM", "ZZZ", i)).Append(Flows.Observation("IMM", "DNK", -1)).ToArray();

        var report = (await SendAsync("LVA", "f-1", validateOnly: true, observations)).Report;

        Assert.Equal((1_000, 1_501L), (report.Findings.Count, report.Errors));
        Assert.Contains(report.Findings, finding => finding.Rule == "NEGATIVE_VALUE");
        Assert.Contains(report.Rules, result => result is { Rule: "UNKNOWN_CODE", Found: 1_500, Listed: 999 });
    }

    [Fact]
    public async Task Submit_UnknownCodes_AreToldWithTheNearestOnes()
    {
        var report = (await SendAsync("LTU", "n-1", validateOnly: true, Flows.Observation("IMM", "DNKK", 1), Flows.Observation("IMM", "Germany", 1), Flows.Observation("IMM", "Iran", 1))).Report;

        Assert.Equal(3, report.Errors);
        Assert.EndsWith("did you mean DNK (Denmark)?", report.Findings[0].Expected, StringComparison.Ordinal);
        Assert.EndsWith("did you mean DEU (Germany)?", report.Findings[1].Expected, StringComparison.Ordinal);
        Assert.Contains("did you mean IRN", report.Findings[2].Expected, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submit_StoredOldRowsThatBreakARule_DoNotBlockNewOnes()
    {
        await SetAsync("POL", "TOTAL_AND_PARTS", Severity.Warning);
        await SendAsync("POL", "o-1", validateOnly: false, Sex(null, 10), Sex("F", 5), Sex("M", 9));
        await SetAsync("POL", "TOTAL_AND_PARTS", Severity.Unspecified);

        var next = await SendAsync("POL", "o-2", validateOnly: false, Flows.Observation("IMM", "DNK", 4));

        Assert.Equal(0, next.Report.Errors);
        Assert.NotNull(next.Receipt);
    }

    private static Observation Sex(string? sex, double value)
    {
        var observation = Flows.Observation("IMM", "SWE", value);
        observation.Dimensions.Add("SEX", sex ?? "_T");
        return observation;
    }

    private Task<SubmitResponse> SendAsync(string country, string id, bool validateOnly, params Observation[] observations)
    {
        var header = Flows.Header(country, id);
        header.ValidateOnly = validateOnly;
        return hub.SubmitAsync(header, observations);
    }

    private async Task<SetRuleSeverityResponse> SetAsync(string country, string rule, Severity severity) => await Client.SetRuleSeverityAsync(
        new SetRuleSeverityRequest { RequestId = Guid.NewGuid().ToString("N"), RefArea = country, Rule = rule, Severity = severity, Reason = "agreed" }, hub.As("analyst", country));
}
