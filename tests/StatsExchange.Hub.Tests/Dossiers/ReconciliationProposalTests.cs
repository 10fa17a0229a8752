// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Hub.Tests.Running;
using StatsExchange.V1;

namespace StatsExchange.Hub.Tests.Dossiers;

/// <summary>Two offices agree on what their regional body estimated, and learn nothing by it that they may not see.</summary>
public sealed class ReconciliationProposalTests
{
    [Fact]
    public async Task Propose_OfAReconciliation_TakesItsEstimateMethodAndParameters()
    {
        await using var region = await SettlingRegion.StartAsync("FIN", "DEU", "POL");
        var job = await region.ReconcileAsync("factors");

        var proposal = await region.ProposeAsync("DNK", job.Job.Id);

        var figure = Assert.Single(proposal.Figures);
        Assert.Equal(Estimate(job), figure.Value);
        Assert.Equal(($"factors {job.Reconciliation.MethodVersion}", job.Job.Id), (proposal.Method, proposal.Reconciliation));
        Assert.Equal(job.Reconciliation.Parameters, proposal.Parameters);
        Assert.Contains($"reconciliation: {job.Job.Id}\n", proposal.Statement.ToStringUtf8(), StringComparison.Ordinal);
        Assert.Equal(Outcome.AgreedFigure, (await region.Settlers.SettleAsync(proposal)).Outcome);
    }

    [Fact]
    public async Task Propose_OfAHarmonisedReconciliation_StatesTheSetAndItsTarget()
    {
        await using var region = await SettlingRegion.StartAsync("FIN");
        var job = await region.ReconcileAsync("mean", request => (request.StayFactors, request.TargetStayMonths) = ("IMEM", 6));
        await region.Settlers.RefusedAsync("FIELD_INVALID", () => region.ProposeAsync("SWE", job.Job.Id));

        var proposal = await region.ProposeAsync("SWE", job.Job.Id, request => request.TargetDefinition.MinimumStayMonths = 6);

        Assert.Equal(("IMEM 1", 6, Estimate(job)), (proposal.StayFactors, proposal.TargetStayMonths, Assert.Single(proposal.Figures).Value));
    }

    [Fact]
    public async Task Propose_OfWhatIsNoneOfTheCase_IsRefused()
    {
        await using var region = await SettlingRegion.StartAsync("FIN");
        var settlers = region.Settlers;
        var job = (await region.ReconcileAsync("mean")).Job.Id;
        var ofOtherPair = (await region.ReconcileAsync("mean", request => request.Pair = "returning_nationals")).Job.Id;
        var ofOtherPeriod = (await region.ReconcileAsync("mean", request => request.TimePeriod = "2011")).Job.Id;
        var ofOtherCorridor = (await region.ReconcileAsync("mean", request => request.Corridors.Add(new NamedCorridor { Origin = "SWE", Destination = "DNK" }))).Job.Id;

        await settlers.RefusedAsync("NOT_FOUND", () => region.ProposeAsync("DNK", "EUROPE27-job-99"));
        await settlers.RefusedAsync("NOT_FOUND", () => region.ProposeAsync("DNK", "ASEAN-job-1"));
        await settlers.RefusedAsync("NOT_FOUND", () => region.ProposeAsync("DNK", "job"));
        await settlers.RefusedAsync("NOT_YOURS", () => region.ProposeAsync("FIN", job));
        await settlers.RefusedAsync("NOT_FOUND", () => region.ProposeAsync("DNK", ofOtherPair));
        await settlers.RefusedAsync("NOT_FOUND", () => region.ProposeAsync("DNK", ofOtherPeriod));
        await settlers.RefusedAsync("METHOD_NOT_APPLICABLE", () => region.ProposeAsync("DNK", ofOtherCorridor));
        await settlers.RefusedAsync("FIELD_INVALID", () => region.ProposeAsync("DNK", job, request => request.Method = "mean"));
        await settlers.RefusedAsync("FIELD_INVALID", () => region.ProposeAsync("DNK", job, request => request.Detail.Add("OCCUPATION_OF_OLD")));
    }

    [Fact]
    public async Task Propose_WithTheDetailOfAReconciliation_TakesClassesThatAddUpToTheTotal()
    {
        await using var region = await SettlingRegion.StartAsync("FIN", "DEU", "POL");
        await SubmitClassesAsync(region.Settlers);
        var job = await region.ReconcileAsync("factors", request => request.Detail.Add(["SEX", "AGE"]));

        var bySex = await region.ProposeAsync("DNK", job.Job.Id, request => request.Detail.Add("SEX"));
        var crossed = await region.ProposeAsync("SWE", job.Job.Id, request => request.Detail.Add(["SEX", "AGE"]));

        Assert.Equal(["", "SEX=F", "SEX=M"], bySex.Figures.Select(Class));
        Assert.Equal(Estimate(job), bySex.Figures[0].Value);
        Assert.Equal(Estimate(job), bySex.Figures.Skip(1).Sum(figure => figure.Value), 9);
        // 30 of 40 men by the origin, 36 of 60 by the destination.
        Assert.Equal(Estimate(job) * (0.75 + 0.6) / 2, bySex.Figures[2].Value, 9);
        Assert.Equal(9, crossed.Figures.Count);
        Assert.Equal(Estimate(job), crossed.Figures.Where(figure => figure.Dimensions.Count == 2).Sum(figure => figure.Value), 6);
        Assert.Equal(bySex.Figures, crossed.Figures.Where(figure => !figure.Dimensions.ContainsKey("AGE")));
        Assert.Equal(3, (await region.Settlers.SettleAsync(bySex)).Proposals.Single(proposal => proposal.Id == bySex.Id).Figures.Count);
    }

    [Fact]
    public async Task Propose_WithDetailThatTheReconciliationLacks_IsRefused()
    {
        await using var region = await SettlingRegion.StartAsync("FIN");
        await SubmitClassesAsync(region.Settlers);
        var (undivided, bySex) = (await region.ReconcileAsync("mean"), await region.ReconcileAsync("mean", request => request.Detail.Add("SEX")));

        foreach (var (job, dimension) in new[] { (undivided, "SEX"), (bySex, "AGE") })
        {
            var refusal = await region.Settlers.RefusedAsync("METHOD_NOT_APPLICABLE", () => region.ProposeAsync("DNK", job.Job.Id, request => request.Detail.Add(dimension)));
            Assert.Contains($"no classes of {dimension}", refusal, StringComparison.Ordinal);
        }

        await region.Settlers.RefusedAsync("METHOD_NOT_APPLICABLE", () => region.ProposeAsync("DNK", bySex.Job.Id, request => request.Detail.Add(["SEX", "AGE"])));
        Assert.Equal(3, (await region.ProposeAsync("DNK", bySex.Job.Id, request => request.Detail.Add("SEX"))).Figures.Count);
    }

    [Fact]
    public async Task Propose_WithClassesThatAreWithheldFromThePartner_TellsNeitherOfThem()
    {
        await using var region = await SettlingRegion.StartAsync("FIN");
        await SubmitClassesAsync(region.Settlers);
        await region.Settlers.SubmitAsync("DNK", Confidential(Divided("EMI", "SWE", 11, "F")), Confidential(Divided("EMI", "SWE", 29, "M")));

        // The body may use confidential figures, the partner may not see them.
        var job = await region.ReconcileAsync("receiving", request => request.Detail.Add("SEX"));
        Assert.NotEmpty(Cell(job).Detail);

        foreach (var country in new[] { "DNK", "SWE" })
        {
            var refusal = await region.Settlers.RefusedAsync("METHOD_NOT_APPLICABLE", () => region.ProposeAsync(country, job.Job.Id, request => request.Detail.Add("SEX")));
            Assert.DoesNotContain("11", refusal, StringComparison.Ordinal);
            Assert.Contains("withheld", refusal, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Propose_WithClassesThatNoAgreementOpensToThePartner_TakesThoseThatAreOpen()
    {
        await using var region = await SettlingRegion.StartAsync(agreed: false, "FIN");
        await region.Settlers.Danish.GrantAsync(region.Settlers.Swedish, new Depth { Dimensions = { "SEX" } });
        await region.Settlers.Swedish.GrantAsync(region.Settlers.Danish);
        await SubmitClassesAsync(region.Settlers);
        var job = await region.ReconcileAsync("mean", request => request.Detail.Add(["SEX", "AGE"]));
        Assert.Equal(8, Cell(job).Detail.Count);

        foreach (var country in new[] { "DNK", "SWE" })
        {
            Assert.Single((await region.ProposeAsync(country, job.Job.Id)).Figures);
            Assert.Equal(3, (await region.ProposeAsync(country, job.Job.Id, request => request.Detail.Add("SEX"))).Figures.Count);
            await region.Settlers.RefusedAsync("NO_AGREEMENT", () => region.ProposeAsync(country, job.Job.Id, request => request.Detail.Add("AGE")));
            await region.Settlers.RefusedAsync("NO_AGREEMENT", () => region.ProposeAsync(country, job.Job.Id, request => request.Detail.Add(["SEX", "AGE"])));
        }
    }

    [Fact]
    public async Task Propose_AfterASideWasRevised_AsksToReconcileAgain()
    {
        await using var region = await SettlingRegion.StartAsync("FIN");
        var job = (await region.ReconcileAsync("mean")).Job.Id;
        await region.Settlers.SubmitAsync("SWE", Flows.Observation("IMM", "DNK", 61));

        Assert.Contains("Reconcile again", await region.Settlers.RefusedAsync("STATE_NOT_FIT", () => region.ProposeAsync("DNK", job)), StringComparison.Ordinal);

        var again = await region.ReconcileAsync("mean");
        Assert.Equal((40 + 61) / 2.0, Assert.Single((await region.ProposeAsync("DNK", again.Job.Id)).Figures).Value);
    }

    [Theory]
    [InlineData("DNK", "EMI", false)]
    [InlineData("SWE", "IMM", false)]
    [InlineData("DNK", "EMI", true)]
    [InlineData("SWE", "IMM", true)]
    public async Task Propose_AfterASeriesSheetWasRegisteredOrWithdrawn_AsksToReconcileAgain(string country, string measure, bool withdraws)
    {
        await using var region = await SettlingRegion.StartAsync("FIN");
        if (withdraws)
        {
            await region.PutSheetAsync(country, measure);
        }

        var job = (await region.ReconcileAsync("mean")).Job.Id;
        await region.PutSheetAsync(country, measure, withdraws);

        Assert.Contains(country, await region.Settlers.RefusedAsync("STATE_NOT_FIT", () => region.ProposeAsync("DNK", job)), StringComparison.Ordinal);

        var again = await region.ReconcileAsync("mean");
        Assert.Equal(50, Assert.Single((await region.ProposeAsync("DNK", again.Job.Id)).Figures).Value);
    }

    [Theory]
    [InlineData("sending")]
    [InlineData("mean")]
    [InlineData("factors")]
    public async Task Propose_OfAReconciliationOverAWithheldFigure_TellsNeitherOfficeOfIt(string method)
    {
        await using var region = await SettlingRegion.StartAsync("FIN", "DEU", "POL");
        await region.Settlers.SubmitAsync("DNK", Confidential(Flows.Observation("EMI", "SWE", 43)));
        var job = await region.ReconcileAsync(method);
        Assert.True(Cell(job).HasEstimate);

        foreach (var country in new[] { "DNK", "SWE" })
        {
            var refusal = await region.Settlers.RefusedAsync("METHOD_NOT_APPLICABLE", () => region.ProposeAsync(country, job.Job.Id));
            Assert.DoesNotContain("43", refusal, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Propose_OfAnEstimateThatRestsOnAThirdCountrysWithheldFigure_IsRefusedUnlessTheMethodDoesNotReadIt()
    {
        await using var region = await SettlingRegion.StartAsync("FIN", "DEU", "POL");
        await region.Settlers.SubmitAsync("POL", Confidential(Flows.Observation("IMM", "DEU", 3)));
        var (factors, mean) = (await region.ReconcileAsync("factors"), await region.ReconcileAsync("mean"));

        await region.Settlers.RefusedAsync("METHOD_NOT_APPLICABLE", () => region.ProposeAsync("SWE", factors.Job.Id));

        Assert.Equal(50, Assert.Single((await region.ProposeAsync("SWE", mean.Job.Id)).Figures).Value);
    }

    [Fact]
    public async Task Propose_OfAFigureThatWasWithheldAfterTheReconciliation_IsRefused()
    {
        await using var region = await SettlingRegion.StartAsync("FIN", "DEU", "POL");
        var job = await region.ReconcileAsync("factors");
        await region.Settlers.SubmitAsync("POL", Confidential(Flows.Observation("IMM", "DEU", 3)));

        await region.Settlers.RefusedAsync("METHOD_NOT_APPLICABLE", () => region.ProposeAsync("SWE", job.Job.Id));
    }

    [Fact]
    public async Task Propose_OfAnEstimateFromFewReporters_IsRefused()
    {
        await using var region = await SettlingRegion.StartAsync("FIN", "POL");
        var job = await region.ReconcileAsync("factors");

        Assert.Contains("could tell of them", await region.Settlers.RefusedAsync("METHOD_NOT_APPLICABLE", () => region.ProposeAsync("SWE", job.Job.Id)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Propose_OfAJobOfOthers_IsRefusedAsOneThatThereIsNot()
    {
        await using var region = await SettlingRegion.StartAsync("FIN");
        var ofOtherPair = (await region.ReconcileAsync("mean", request => request.Pair = "returning_nationals")).Job.Id;
        var ofOtherPeriod = (await region.ReconcileAsync("mean", request => request.TimePeriod = "2011")).Job.Id;

        var refusals = new List<string>();
        foreach (var job in new[] { "EUROPE27-job-99", "ASEAN-job-1", ofOtherPair, ofOtherPeriod })
        {
            refusals.Add((await region.Settlers.RefusedAsync("NOT_FOUND", () => region.ProposeAsync("DNK", job))).Replace(job, "", StringComparison.Ordinal));
        }

        Assert.Single(refusals.Distinct());
    }

    [Fact]
    public async Task Propose_AMemberNoLongerPermitsEstimates_IsRefusedWithoutNamingItAndARepeatedRequestIsAnsweredAsBefore()
    {
        await using var region = await SettlingRegion.StartAsync("FIN", "DEU", "POL");
        var job = (await region.ReconcileAsync("factors")).Job.Id;
        var before = await region.ProposeAsync("DNK", job, request => request.RequestId = "once");
        await region.EndAsync("POL");

        var refusal = await region.Settlers.RefusedAsync("METHOD_NOT_APPLICABLE", () => region.ProposeAsync("DNK", job));

        Assert.DoesNotContain("POL", refusal, StringComparison.Ordinal);
        Assert.Equal(before, await region.ProposeAsync("DNK", job, request => request.RequestId = "once"));
    }

    [Fact]
    public async Task Propose_AnEndNoLongerPermitsEstimates_IsRefused()
    {
        await using var region = await SettlingRegion.StartAsync("FIN");
        var job = (await region.ReconcileAsync("mean")).Job.Id;
        await region.EndAsync("SWE");

        Assert.Contains("NO_AGREEMENT", await region.Settlers.RefusedAsync("METHOD_NOT_APPLICABLE", () => region.ProposeAsync("DNK", job)), StringComparison.Ordinal);
    }

    private static double Estimate(GetJobResponse job) => Cell(job).Estimate;

    private static EstimatedCorridor Cell(GetJobResponse job) => job.Reconciliation.Cells.Single(cell => cell is { Origin: "DNK", Destination: "SWE" });

    private static string Class(ProposedFigure figure) =>
        string.Join(' ', figure.Dimensions.OrderBy(named => named.Key, StringComparer.Ordinal).Select(named => $"{named.Key}={named.Value}"));

    private static async Task SubmitClassesAsync(Settlers settlers)
    {
        await settlers.SubmitAsync("DNK", Table("EMI", "SWE", 20, 10, 6, 4));
        await settlers.SubmitAsync("SWE", Table("IMM", "DNK", 16, 20, 14, 10));
    }

    // Men under 15 and above, women under 15 and above, each sum, and not the total, which is there.
    private static Observation[] Table(string measure, string partner, double boys, double men, double girls, double women) =>
    [
        Divided(measure, partner, boys, "M", "Y_LT15"),
        Divided(measure, partner, men, "M", "Y_GE15"),
        Divided(measure, partner, girls, "F", "Y_LT15"),
        Divided(measure, partner, women, "F", "Y_GE15"),
        Divided(measure, partner, boys + men, "M"),
        Divided(measure, partner, girls + women, "F"),
        Divided(measure, partner, boys + girls, age: "Y_LT15"),
        Divided(measure, partner, men + women, age: "Y_GE15"),
    ];

    private static Observation Divided(string measure, string partner, double value, string? sex = null, string? age = null)
    {
        var observation = Flows.Observation(measure, partner, value);
        if (sex is not null)
        {
            observation.Dimensions["SEX"] = sex;
        }

        if (age is not null)
        {
            observation.Dimensions["AGE"] = age;
        }

        return observation;
    }

    private static Observation Confidential(Observation observation)
    {
        observation.Attributes["CONF_STATUS"] = "C";
        return observation;
    }
}
