// SPDX-License-Identifier: Apache-2.0
using StatsExchange.V1;

namespace StatsExchange.Hub.Tests.Agreements;

/// <summary>Cells under embargo are read by those whom the owner names, in a comparison and nowhere else.</summary>
public sealed class PreReleaseTests
{
    private const string Named = "CONF_STATUS=E EMBARGO_TIME=2999-01-01T00:00:00Z CONF_REDIST=NOR,DNK;EUROPE27";

    [Theory]
    [InlineData("CONF_STATUS=E EMBARGO_TIME=2999-01-01T00:00:00Z CONF_REDIST=DNK", true, "10")]
    [InlineData("CONF_STATUS=E CONF_REDIST=NOR,DNK", true, "10")]
    [InlineData("CONF_STATUS=E EMBARGO_TIME=2999-01-01T00:00:00Z CONF_REDIST=DNK", false, "S")]
    [InlineData("CONF_STATUS=E EMBARGO_TIME=2999-01-01T00:00:00Z CONF_REDIST=NOR", true, "S")]
    [InlineData("CONF_STATUS=E EMBARGO_TIME=2999-01-01T00:00:00Z CONF_REDIST=DNKX", true, "S")]
    [InlineData("CONF_STATUS=E EMBARGO_TIME=2999-01-01T00:00:00Z", true, "S")]
    [InlineData("CONF_STATUS=C EMBARGO_TIME=2999-01-01T00:00:00Z CONF_REDIST=DNK", true, "S")]
    public async Task Compare_EmbargoedCell_IsReadWhereBothTheCellAndTheAgreementSayIt(string marks, bool preRelease, string shown)
    {
        await using var world = await StartAsync($"DNK EMI 2015 10 {marks}", preRelease);

        Assert.Equal($"2015 _T {shown}/12", await world.CompareAsync("DNK"));
    }

    [Fact]
    public async Task Everything_ButTheComparison_HoldsNothingOfIt()
    {
        await using var world = await StartAsync($"DNK EMI 2015 10 {Named}", preRelease: true);
        foreach (var grantor in new[] { "SWE", "DNK" })
        {
            await world.AgreeAsync(grantor, Neighbours.Region, Terms, Use.Compare, Use.Estimate, Use.ForwardToRegion, Use.PublishOriginal);
        }

        Assert.Equal("2015 _T 10/12", await world.CompareAsync("DNK"));
        Assert.Equal("2015 _T 10/12", await world.CompareAsync(Neighbours.Region));
        Assert.Equal("DNK 2015 _T S", await world.ExportAsync("DNK", "SWE"));
        foreach (var party in new[] { "DNK", Neighbours.Region })
        {
            var region = party == Neighbours.Region ? party : "";
            Assert.Empty((await world.Mirror.RankCorridorsAsync(new RankCorridorsRequest { Pair = "residence", Region = region }, world.As(party))).Corridors);
            var asked = new GetAsymmetryIndexRequest { Pair = "residence", Region = region, Country = party == "DNK" ? party : "" };
            Assert.All((await world.Mirror.GetAsymmetryIndexAsync(asked, world.As(party))).Indices, index => Assert.Equal(0, index.Used));
        }

        var reconciled = await world.ReconcileAsync();
        var result = (await world.Jobs.GetJobAsync(new GetJobRequest { Job = reconciled.Id }, world.As(Neighbours.Region))).Reconciliation;
        Assert.DoesNotContain(result.Cells, cell => cell.HasOriginValue || cell.HasEstimate);
        var snapshot = await world.MakeSnapshotAsync(reconciled.Id);
        Assert.Equal("DST SWE DNK _T 12, ORG SWE DNK _T -", await world.PullAsync(snapshot.Snapshot));
        await world.Dossiers.OpenDossierAsync(new OpenDossierRequest { RequestId = world.NextId(), Country = "DNK", Partner = "SWE" }, world.As("DNK"));
        var opened = await world.Dossiers.OpenCaseAsync(
            new OpenCaseRequest { RequestId = world.NextId(), Dossier = "DNK-SWE", Origin = "SWE", Pair = "residence", PeriodFrom = "2015", PeriodTo = "2015" }, world.As("DNK"));
        var proposed = await Neighbours.RefusedAsync(async () => await world.Dossiers.ProposeFigureAsync(
            new ProposeFigureRequest { RequestId = world.NextId(), Case = opened.Case.Id, Method = "mean", TargetDefinition = new TargetDefinition { Basis = "RES" } }, world.As("DNK")));
        Assert.Equal("METHOD_NOT_APPLICABLE", proposed.Reason);
    }

    [Fact]
    public async Task Compare_EmbargoLaidOverTheCell_LetsTheNamedReadIt()
    {
        await using var world = await StartAsync("DNK EMI 2015 10 CONF_REDIST=DNK", preRelease: true);
        await world.EmbargoAsync("SWE", world.Now.AddDays(30));

        Assert.Equal("2015 _T 10/12", await world.CompareAsync("DNK"));
        Assert.Equal("DNK 2015 _T S", await world.ExportAsync("DNK", "SWE"));
    }

    [Fact]
    public async Task Compare_ClassesOfWhichOneIsNotNamed_AreWithheldWithTheirTotal()
    {
        await using var world = await StartAsync($"DNK EMI 2015 10 {Named}", preRelease: true);
        await world.SubmitAsync("SWE", $"DNK EMI 2015 4 SEX=F {Named}", "DNK EMI 2015 6 SEX=M CONF_STATUS=E");

        Assert.DoesNotContain("10/", await world.CompareAsync("DNK"), StringComparison.Ordinal);
        Assert.DoesNotContain("4/", await world.CompareAsync("DNK"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Propose_PreReleaseWithoutUndertakingOrComparison_IsRefused()
    {
        await using var world = await Neighbours.StartAsync();

        var without = await Neighbours.RefusedAsync(() => world.ProposeAsync("SWE", "DNK", terms => terms.PreRelease = true, Use.Compare));
        var forOther = await Neighbours.RefusedAsync(() => world.ProposeAsync("SWE", "DNK", Terms, Use.Adopt));
        var confidential = await Neighbours.RefusedAsync(() => world.ProposeAsync("SWE", "DNK", terms => terms.IncludesConfidential = true, Use.Compare));

        Assert.Contains("terms.undertaking_digest", without.Text, StringComparison.Ordinal);
        Assert.Contains("terms.pre_release", forOther.Text, StringComparison.Ordinal);
        Assert.Contains("terms.undertaking_digest", confidential.Text, StringComparison.Ordinal);
    }

    private static async Task<Neighbours> StartAsync(string row, bool preRelease)
    {
        var world = await Neighbours.StartAsync();
        await world.SubmitAsync("SWE", row);
        await world.SubmitAsync("DNK", "SWE IMM 2015 12");
        await world.AgreeAsync("SWE", "DNK", preRelease ? Terms : null, Use.Compare);
        await world.AgreeAsync("DNK", "SWE", Use.Compare);
        return world;
    }

    private static void Terms(AgreementTerms terms) => (terms.PreRelease, terms.UndertakingDigest) = (true, Neighbours.Undertaking);
}
