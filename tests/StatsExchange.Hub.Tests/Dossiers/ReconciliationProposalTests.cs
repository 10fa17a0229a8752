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
        await settlers.RefusedAsync("FIELD_INVALID", () => region.ProposeAsync("DNK", job, request => request.Detail.Add("SEX")));
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

    private static double Estimate(GetJobResponse job) => Cell(job).Estimate;

    private static EstimatedCorridor Cell(GetJobResponse job) => job.Reconciliation.Cells.Single(cell => cell is { Origin: "DNK", Destination: "SWE" });

    private static Observation Confidential(Observation observation)
    {
        observation.Attributes["CONF_STATUS"] = "C";
        return observation;
    }
}
