// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Hub.Tests.Running;
using StatsExchange.V1;

namespace StatsExchange.Hub.Tests.Snapshots;

/// <summary>Why an agreed figure is not told, and what became of the figures it rests on.</summary>
public sealed class ExplainCaseTests
{
    [Fact]
    public async Task Explain_ClassThatTheTwoDidNotAgreeOn_SaysSoToTheBodyAndToTheOffices()
    {
        await using var explaining = await Explaining.StartAsync();
        await explaining.Settlers.SubmitAsync("DNK", Women("EMI", "SWE", 1_801));
        await explaining.Settlers.SubmitAsync("SWE", Women("IMM", "DNK", 3_001));
        await explaining.SettleAsync(ReleaseClass.Region);
        await explaining.SnapshotAsync();

        var total = await explaining.ExplainAsync();
        var women = await explaining.ExplainAsync(request => request.Dimensions["SEX"] = "F");
        var office = await explaining.ExplainAsync(explaining.Settlers.As("analyst", "DNK"), request => request.Dimensions["SEX"] = "F");

        Assert.Equal(5_003, Assert.Single(total.Cases).Figure.Value);
        Assert.All([women, office], told =>
            Assert.Equal((FigureStanding.Absent, UntoldReason.NotAgreedOn), (Assert.Single(told.Cases).Figure.Standing, told.Cases[0].Figure.Untold)));
    }

    [Fact]
    public async Task Explain_FigureThatOneCountryDoesNotLetBePublished_SaysThatThereIsNoAgreement()
    {
        await using var explaining = await Explaining.StartAsync();
        await explaining.SettleAsync(ReleaseClass.Region);
        await explaining.RevokeAsync("SWE", Use.PublishAgreed);
        await explaining.SnapshotAsync();

        var decided = Assert.Single((await explaining.ExplainAsync()).Cases);

        Assert.Equal((FigureStanding.Absent, UntoldReason.NoAgreement, UntoldReason.NoAgreement), (decided.Figure.Standing, decided.Figure.Untold, decided.ProposalUntold));
        Assert.DoesNotContain("5003", decided.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_FigureUnderAnEmbargo_SaysThatItIsWithheldAndNotThatThereIsNoAgreement()
    {
        await using var explaining = await Explaining.StartAsync();
        await explaining.SettleAsync(ReleaseClass.Region);
        await explaining.EmbargoAsync("DNK");
        await explaining.SnapshotAsync();

        Assert.Equal(UntoldReason.Withheld, Assert.Single((await explaining.ExplainAsync()).Cases).Figure.Untold);
    }

    [Fact]
    public async Task Explain_AgreedFigureWhoseSourceWasRevisedSince_SaysWhoRevisedAndWhichVintageItRestsOn()
    {
        await using var explaining = await Explaining.StartAsync();
        var proposal = await explaining.SettleAsync(ReleaseClass.Region, request => (request.Method, request.Justification) = ("mean", ""));
        var before = await explaining.SnapshotAsync();
        Assert.Empty(Assert.Single((await explaining.ExplainAsync()).Cases).Revised);
        await explaining.Settlers.SubmitAsync("DNK", Explaining.DanishDepartures(4_999));
        await explaining.Settlers.UntilAsync(@case => @case.State == CaseState.Revised);
        var after = await explaining.SnapshotAsync();

        var then = Assert.Single((await explaining.ExplainAsync(request => request.Snapshot = before)).Cases);
        var now = Assert.Single((await explaining.ExplainAsync(request => request.Snapshot = after)).Cases);
        var office = Assert.Single((await explaining.ExplainAsync(explaining.Settlers.As("analyst", "SWE"))).Cases);

        Assert.All([then, now, office], decided =>
        {
            Assert.Equal(5_025, decided.Figure.Value);
            var revised = Assert.Single(decided.Revised);
            Assert.Equal(("DNK", proposal.OriginVintage), (revised.Country, revised.SettledVintage));
            Assert.Equal(["2015"], revised.Periods);
        });
        Assert.DoesNotContain("OBS_STATUS", then.Figure.Attributes.Keys);
        Assert.Equal("P", now.Figure.Attributes["OBS_STATUS"]);
    }

    [Fact]
    public async Task Explain_PeriodOfARevisedCaseThatWasNotRevised_IsNotMarked()
    {
        await using var explaining = await Explaining.StartAsync();
        await explaining.SettleAsync(ReleaseClass.Region, request => (request.Method, request.Justification) = ("mean", ""));
        await explaining.Settlers.SubmitAsync("DNK", Flows.Observation("EMI", "SWE", 36, "2014"));
        await explaining.Settlers.UntilAsync(@case => @case.State == CaseState.Revised);
        await explaining.SnapshotAsync();

        var revised = Assert.Single((await explaining.ExplainAsync(request => request.TimePeriod = "2014")).Cases);
        var other = Assert.Single((await explaining.ExplainAsync()).Cases);

        Assert.Equal((40, "P"), (revised.Figure.Value, revised.Figure.Attributes["OBS_STATUS"]));
        Assert.Equal(["2014"], Assert.Single(revised.Revised).Periods);
        Assert.Equal(5_025, other.Figure.Value);
        Assert.DoesNotContain("OBS_STATUS", other.Figure.Attributes.Keys);
        Assert.Empty(other.Revised);
    }

    private static Observation Women(string measure, string partner, double value)
    {
        var observation = Flows.Observation(measure, partner, value);
        observation.Dimensions["SEX"] = "F";
        return observation;
    }
}
