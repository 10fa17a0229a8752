// SPDX-License-Identifier: Apache-2.0
using StatsExchange.V1;

namespace StatsExchange.Hub.Tests.Agreements;

/// <summary>What an agreement closes is read by no way.</summary>
public sealed class DepthTests
{
    private static readonly string[] Swedish = ["DNK EMI 2015 10", "DNK EMI 2015 4 SEX=F", "DNK EMI 2015 6 SEX=M", "DNK EMI 2015 3 SEX=F AGE=Y20", "DNK EMI 2016 7 SEX=F"];
    private static readonly string[] Danish = ["SWE IMM 2015 12", "SWE IMM 2015 5 SEX=F", "SWE IMM 2015 7 SEX=M", "SWE IMM 2016 8 SEX=F", "SWE IMM 2016 20"];

    [Fact]
    public async Task Compare_TotalsOnly_OpensNoClassAndLeavesNoneBesideIt()
    {
        await using var world = await StartAsync();
        await world.AgreeAsync("SWE", "DNK", terms => terms.Depth = new Depth(), Use.Compare);
        await world.AgreeAsync("DNK", "SWE", Use.Compare);

        // Of 2016 SWE sent a class and no total: that there is something is told, and that it was not reported would be wrong.
        Assert.Equal("2015 _T 10/12, 2016 _T S/20", await world.CompareAsync("DNK"));
        Assert.Equal("2015 F 4/5, 2015 F Y20 3/-, 2015 M 6/7, 2015 _T 10/12, 2016 F 7/8, 2016 _T -/20", await world.CompareAsync("SWE"));
    }

    [Fact]
    public async Task Compare_OneDimensionOpened_OpensItsClassesAndNotWhereOthersCross()
    {
        await using var world = await StartAsync();
        await world.AgreeAsync("SWE", "DNK", terms => terms.Depth = new Depth { Dimensions = { "SEX" } }, Use.Compare);
        await world.AgreeAsync("DNK", "SWE", Use.Compare);

        Assert.Equal("DNK 2015 F 4, DNK 2015 M 6, DNK 2015 _T 10, DNK 2016 F 7", await world.ExportAsync("DNK", "SWE"));
        Assert.DoesNotContain("3/", await world.CompareAsync("DNK"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_TotalsOnly_HasNoRowOfAClass()
    {
        await using var world = await StartAsync();
        await world.AgreeAsync("SWE", "DNK", terms => terms.Depth = new Depth(), Use.Compare);

        Assert.Equal("DNK 2015 _T 10, DNK 2016 _T S", await world.ExportAsync("DNK", "SWE"));
    }

    [Fact]
    public async Task Export_SeveralAgreements_EachOpensWhatItSays()
    {
        await using var world = await StartAsync();
        await world.SubmitAsync("SWE", "DNK EMI 2015 6 SEX=M CONF_STATUS=C");
        await world.AgreeAsync("SWE", "DNK", terms => (terms.Depth, terms.IncludesConfidential, terms.UndertakingDigest) = (new Depth(), true, Neighbours.Undertaking), Use.Compare);
        Assert.Equal("DNK 2015 _T 10, DNK 2016 _T S", await world.ExportAsync("DNK", "SWE"));

        await world.AgreeAsync("SWE", "DNK", terms => terms.Depth = new Depth { Dimensions = { "SEX" } }, Use.Compare);

        // The total is confidential by its classes, and opened by the first; the classes are opened by the second, which does not open confidential ones.
        Assert.Equal("DNK 2015 F S, DNK 2015 M S, DNK 2015 _T 10, DNK 2016 F 7", await world.ExportAsync("DNK", "SWE"));
    }

    [Fact]
    public async Task Compare_APairOfNationals_NeedsTheirDimension()
    {
        await using var world = await StartAsync();
        await world.SubmitAsync("SWE", "DNK EMI 2015 9 CITIZENS=NAT");
        await world.SubmitAsync("DNK", "SWE IMM 2015 8 CITIZENS=CTP");
        await world.AgreeAsync("DNK", "SWE", Use.Compare);
        await world.AgreeAsync("SWE", "DNK", terms => terms.Depth = new Depth { Dimensions = { "SEX" } }, Use.Compare);

        Assert.Equal("NO_AGREEMENT", (await Neighbours.RefusedAsync(() => world.CompareAsync("DNK", "departing_nationals"))).Reason);
        await world.AgreeAsync("SWE", "DNK", terms => terms.Depth = new Depth { Dimensions = { "CITIZENS" } }, Use.Compare);
        Assert.StartsWith("2015 _T 9/8", await world.CompareAsync("DNK", "departing_nationals"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RankAndIndex_TotalsOnly_AddNoClassesUp()
    {
        await using var world = await StartAsync();
        await world.SubmitAsync("SWE", "DNK EMI 2016 5 SEX=M");
        await world.AgreeAsync("SWE", "DNK", terms => terms.Depth = new Depth(), Use.Compare);
        await world.AgreeAsync("DNK", "SWE", Use.Compare);

        var request = new RankCorridorsRequest { Pair = "residence", PeriodFrom = "2016", PeriodTo = "2016" };
        var own = await world.Mirror.RankCorridorsAsync(request, world.As("SWE"));
        var partner = await world.Mirror.RankCorridorsAsync(request, world.As("DNK"));
        var index = await world.Mirror.GetAsymmetryIndexAsync(new GetAsymmetryIndexRequest { Country = "DNK", Pair = "residence", PeriodFrom = "2016", PeriodTo = "2016" }, world.As("DNK"));

        Assert.Equal((12, 20), (own.Corridors.Single().OriginValue, own.Corridors.Single().DestinationValue));
        Assert.Empty(partner.Corridors);
        Assert.Equal(1, partner.Unranked.Suppressed);
        Assert.All(index.Indices, one => Assert.Equal(0, one.Used));
    }

    [Fact]
    public async Task Snapshot_OneUseIsTotalsOnly_HoldsNoClass()
    {
        await using var world = await StartAsync();
        await world.AgreeAsync("SWE", Neighbours.Region, Use.ForwardToRegion);
        await world.AgreeAsync("SWE", Neighbours.Region, terms => terms.Depth = new Depth(), Use.PublishOriginal);

        var made = await world.MakeSnapshotAsync();

        Assert.Equal("ORG SWE DNK _T 10", await world.PullAsync(made.Snapshot));
    }

    [Fact]
    public async Task Job_TotalsOnly_EstimatesTotals()
    {
        await using var world = await StartAsync();
        await world.AgreeAsync("SWE", Neighbours.Region, terms => terms.Depth = new Depth(), Use.Estimate, Use.Compare);
        await world.AgreeAsync("DNK", Neighbours.Region, Use.Estimate, Use.Compare);

        var job = await world.ReconcileAsync();
        var result = (await world.Jobs.GetJobAsync(new GetJobRequest { Job = job.Id }, world.As(Neighbours.Region))).Reconciliation;

        var cell = Assert.Single(result.Cells, cell => cell.Origin == "SWE" && cell.Destination == "DNK");
        Assert.Equal((11, 10), (cell.Estimate, cell.OriginValue));
    }

    [Theory]
    [InlineData("terms.depth.dimensions", "BASIS")]
    [InlineData("terms.depth.dimensions", "DURATION_ABROAD")]
    [InlineData("terms.depth.dimensions", "SEX SEX")]
    public async Task Propose_DepthOfNoAdditiveDimension_IsRefused(string field, string dimensions)
    {
        await using var world = await Neighbours.StartAsync();
        var refused = await Neighbours.RefusedAsync(() => world.ProposeAsync("SWE", "DNK", terms => terms.Depth = new Depth { Dimensions = { dimensions.Split(' ') } }, Use.Compare));
        Assert.Equal("FIELD_INVALID", refused.Reason);
        Assert.Contains(field, refused.Text, StringComparison.Ordinal);
    }

    private static async Task<Neighbours> StartAsync()
    {
        var world = await Neighbours.StartAsync();
        await world.SubmitAsync("SWE", Swedish);
        await world.SubmitAsync("DNK", Danish);
        return world;
    }
}
