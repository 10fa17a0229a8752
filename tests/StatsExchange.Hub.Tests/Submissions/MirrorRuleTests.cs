// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Hub.Tests.Corridors;
using StatsExchange.Hub.Tests.Running;
using StatsExchange.V1;

namespace StatsExchange.Hub.Tests.Submissions;

/// <summary>Level 3: what an office sends beside what its partner reports, and only where an agreement lets it compare.</summary>
public sealed class MirrorRuleTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task Submit_FarFromThePartnersFigure_IsAWarningThatNamesIt()
    {
        using var offices = await TwoOffices.AgreeAsync(hub, "SWE", "DNK");
        await hub.SubmitAsync(Flows.Header("DNK", "d-1"), Flows.Observation("IMM", "SWE", 3_539), Flows.Observation("IMM", "SWE", 3_000, "2014"));

        var response = await hub.SubmitAsync(Flows.Header("SWE", "s-1"), Flows.Observation("EMI", "DNK", 9_000), Flows.Observation("EMI", "DNK", 6_500, "2014"));

        var gap = Assert.Single(response.Report.Findings, finding => finding.Rule == "MIRROR_GAP");
        Assert.Equal((Severity.Warning, 3, 2L, "DNK", "9000"), (gap.Severity, gap.Level, gap.Line, gap.Code, gap.Value));
        Assert.Contains("3539", gap.Expected, StringComparison.Ordinal);
        Assert.Contains("1 more periods", gap.Expected, StringComparison.Ordinal);
        Assert.NotNull(response.Receipt);
        Assert.DoesNotContain("MIRROR_GAP", response.Report.NotApplicable);
    }

    [Fact]
    public async Task Submit_NearThePartnersFigure_FindsNothing()
    {
        using var offices = await TwoOffices.AgreeAsync(hub, "FIN", "EST");
        await hub.SubmitAsync(Flows.Header("EST", "e-1"), Flows.Observation("IMM", "FIN", 1_000));

        var report = (await hub.SubmitAsync(Flows.Header("FIN", "f-1"), Flows.Observation("EMI", "EST", 1_100))).Report;

        Assert.DoesNotContain(report.Findings, finding => finding.Level == 3);
        Assert.DoesNotContain("MIRROR_GAP", report.NotApplicable);
    }

    [Fact]
    public async Task Submit_ToAHubOfLessTolerance_FindsWhatOthersLetPass()
    {
        using RunningHub strict = new(options => (options.Tolerance.Deviations, options.Tolerance.ShareOfSmall, options.Tolerance.ShareOfLarge) = (1, 0.05, 0.01));
        await strict.InitializeAsync();
        using var offices = await TwoOffices.AgreeAsync(strict, "FIN", "EST");
        await strict.SubmitAsync(Flows.Header("EST", "e-1"), Flows.Observation("IMM", "FIN", 1_000));

        var report = (await strict.SubmitAsync(Flows.Header("FIN", "f-1"), Flows.Observation("EMI", "EST", 1_100))).Report;

        Assert.Contains(report.Findings, finding => finding.Rule == "MIRROR_GAP");
        await strict.DisposeAsync();
    }

    [Theory]
    [InlineData("ISL", "NOR", 5_000)]
    [InlineData("LVA", "LTU", null)]
    public async Task Submit_WithoutAgreement_TellsTheSameWhateverThePartnerReports(string office, string partner, int? reported)
    {
        if (reported is { } value)
        {
            await hub.SubmitAsync(Flows.Header(partner, "p-1"), Flows.Observation("IMM", office, value));
        }

        var report = (await hub.SubmitAsync(Flows.Header(office, "o-1"), Flows.Observation("EMI", partner, 1))).Report;

        Assert.Empty(report.Findings);
        Assert.Contains("MIRROR_GAP", report.NotApplicable);
    }

    [Fact]
    public async Task Submit_PartnersFigureWithheld_TellsTheSameAsOneNotReported()
    {
        using var offices = await TwoOffices.AgreeAsync(hub, "BEL", "NLD");
        var secret = Flows.Observation("IMM", "BEL", 9_000);
        secret.Attributes.Add("CONF_STATUS", "C");
        await hub.SubmitAsync(Flows.Header("NLD", "n-1"), secret);

        var report = (await hub.SubmitAsync(Flows.Header("BEL", "b-1"), Flows.Observation("EMI", "NLD", 1))).Report;

        Assert.Empty(report.Findings);
        Assert.Contains("MIRROR_GAP", report.NotApplicable);
    }

    [Fact]
    public async Task Submit_ByAProvider_IsNotCompared()
    {
        using var offices = await TwoOffices.AgreeAsync(hub, "POL", "CZE");
        await hub.SubmitAsync(Flows.Header("CZE", "c-1"), Flows.Observation("IMM", "POL", 9_000));

        var response = await hub.SendAsync(hub.As("provider", "POL"), [new SubmitRequest { Header = Flows.Header("POL", "p-1") }, Flows.Rows(Flows.Observation("EMI", "CZE", 1))]);

        Assert.Empty(response.Report.Findings);
        Assert.Contains("MIRROR_GAP", response.Report.NotApplicable);
    }
}
