// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Tests.Regions;
using StatsExchange.Journal.Memory;
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Jobs;

/// <summary>Reconciliations by sex and age: consistent with their totals, and silent where a side may not be read.</summary>
public sealed class DetailRunTests
{
    [Fact]
    public async Task Reconcile_BySexAndAge_AddsUpToTheEstimateOrSaysWhyNot()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal);
        await AgreeAsync(hub, "SWE", "DNK", "FIN");
        await hub.SubmitAsync("SWE", "FLOW", [.. Table("DNK", "EMI", 30, 30, 20, 20), Row("FIN", "EMI", 50), Row("FIN", "EMI", 20, "F")]);
        await hub.SubmitAsync("DNK", "FLOW", [.. Table("SWE", "IMM", 10, 50, 60, 80)]);
        await hub.SubmitAsync("FIN", "FLOW", [Row("SWE", "IMM", 70), Row("SWE", "IMM", 30, "F"), Row("SWE", "IMM", 40, "M")]);

        var result = (await hub.EndOfAsync(await StartAsync(hub, "mean", "SEX", "AGE"))).Reconciliation;

        var cell = Assert.Single(result.Cells, found => found is { Origin: "SWE", Destination: "DNK" });
        Assert.Equal((150, ""), (cell.Estimate, cell.DetailReason));
        Assert.Equal(8, cell.Detail.Count);
        Assert.Equal(150, cell.Detail.Where(part => part.Dimensions.Count == 2).Sum(part => part.Estimate), 9);
        // 60 of 100 men by the origin, 60 of 200 by the destination.
        Assert.Equal(67.5, Assert.Single(cell.Detail, part => part.Dimensions.Count == 1 && part.Dimensions.GetValueOrDefault("SEX") == "M").Estimate, 9);
        Assert.Equal(150, cell.Detail.Where(part => part.Dimensions.Count == 1 && part.Dimensions.ContainsKey("AGE")).Sum(part => part.Estimate), 9);
        var partly = Assert.Single(result.Cells, found => found is { Origin: "SWE", Destination: "FIN" });
        Assert.Equal((60, 0), (partly.Estimate, partly.Detail.Count));
        Assert.Contains("ORIGIN_MISSING", partly.DetailReason, StringComparison.Ordinal);
        Assert.All(result.Cells.Where(found => !found.HasEstimate), found => Assert.Equal((0, ""), (found.Detail.Count, found.DetailReason)));
    }

    [Fact]
    public async Task Reconcile_ConfidentialClass_EntersNoDetailOfTheCorridor()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal);
        await AgreeAsync(hub, "SWE", "DNK", "FIN");
        var hidden = Row("DNK", "EMI", 17, "F");
        hidden.Attributes["CONF_STATUS"] = "C";
        await hub.SubmitAsync("SWE", "FLOW", [Row("DNK", "EMI", 100), Row("DNK", "EMI", 83, "M"), hidden]);
        await hub.SubmitAsync("DNK", "FLOW", [Row("SWE", "IMM", 110), Row("SWE", "IMM", 90, "M"), Row("SWE", "IMM", 20, "F")]);

        var result = (await hub.EndOfAsync(await StartAsync(hub, "receiving", "SEX"))).Reconciliation;

        var cell = Assert.Single(result.Cells, found => found is { Origin: "SWE", Destination: "DNK" });
        Assert.Equal((110, 0, "SEX: WITHHELD"), (cell.Estimate, cell.Detail.Count, cell.DetailReason));
        Assert.False(cell.HasOriginValue);
    }

    [Fact]
    public async Task Snapshot_OfAReconciliationWithDetail_HoldsTheClassesAndTheirTotal()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal);
        await AgreeAsync(hub, "SWE", "DNK");
        await hub.SubmitAsync("SWE", "FLOW", [Row("DNK", "EMI", 100), Row("DNK", "EMI", 60, "M"), Row("DNK", "EMI", 40, "F")]);
        await hub.SubmitAsync("DNK", "FLOW", [Row("SWE", "IMM", 200), Row("SWE", "IMM", 80, "M"), Row("SWE", "IMM", 120, "F")]);
        var job = await StartAsync(hub, "mean", "SEX");
        Assert.Equal(2, Assert.Single((await hub.EndOfAsync(job)).Reconciliation.Cells, cell => cell.HasEstimate).Detail.Count);

        var open = await hub.PullAsync(await hub.SnapshotAsync("FLOW", "2015", "2015", job.Id));
        var hidden = Row("DNK", "EMI", 40, "F");
        hidden.Attributes["CONF_STATUS"] = "C";
        await hub.SubmitAsync("SWE", "FLOW", [hidden]);
        var closed = await hub.PullAsync(await hub.SnapshotAsync("FLOW", "2015", "2015", job.Id));

        Assert.Equal([("F", 75), ("M", 75), ("_T", 150)], Estimates(open).Order());
        Assert.Equal([("F", null), ("M", null), ("_T", null)], Estimates(closed).Order());
    }

    [Fact]
    public async Task Reconcile_MemberThatOpensTotalsOnly_HasNoDetailAndSaysSo()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal);
        await AgreeAsync(hub, "SWE");
        await hub.AgreeAsync("DNK", RegionHub.Steward, terms => terms.Depth = new Depth(), Use.Estimate, Use.ForwardToRegion, Use.PublishOriginal, Use.PublishAgreed);
        await hub.SubmitAsync("SWE", "FLOW", [Row("DNK", "EMI", 100), Row("DNK", "EMI", 60, "M"), Row("DNK", "EMI", 40, "F")]);
        await hub.SubmitAsync("DNK", "FLOW", [Row("SWE", "IMM", 200), Row("SWE", "IMM", 80, "M"), Row("SWE", "IMM", 120, "F")]);

        var result = (await hub.EndOfAsync(await StartAsync(hub, "mean", "SEX"))).Reconciliation;

        var cell = Assert.Single(result.Cells, found => found.HasEstimate);
        Assert.Equal((150, 0, "SEX: NO_AGREEMENT"), (cell.Estimate, cell.Detail.Count, cell.DetailReason));
    }

    [Theory]
    [InlineData("mean", "CITIZENS")]
    [InlineData("mean", "SEX SEX")]
    [InlineData("mean", "SEX AGE EDUCATION")]
    public async Task Start_DetailThatCannotBe_IsRefused(string method, string detail)
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal);

        var refusal = await Assert.ThrowsAsync<RefusedException>(() => StartAsync(hub, method, detail.Split(' ')));

        Assert.Equal("detail", Assert.Single(refusal.Violations).Field);
    }

    private static IEnumerable<(string Sex, double? Value)> Estimates(PulledSnapshot pulled) =>
        pulled.Rows.Where(row => row.Key["FIGURE"] == "EST").Select(row => (row.Key["SEX"], row.Value));

    private static async Task AgreeAsync(RegionHub hub, params string[] members)
    {
        foreach (var member in members)
        {
            await hub.AgreeAsync(member);
        }
    }

    private static IEnumerable<Observation> Table(string partner, string measure, double youngMen, double men, double youngWomen, double women) =>
    [
        Row(partner, measure, youngMen + men + youngWomen + women),
        Row(partner, measure, youngMen + men, "M"),
        Row(partner, measure, youngWomen + women, "F"),
        Row(partner, measure, youngMen + youngWomen, null, "Y_LT15"),
        Row(partner, measure, men + women, null, "Y_GE15"),
        Row(partner, measure, youngMen, "M", "Y_LT15"),
        Row(partner, measure, men, "M", "Y_GE15"),
        Row(partner, measure, youngWomen, "F", "Y_LT15"),
        Row(partner, measure, women, "F", "Y_GE15"),
    ];

    private static Observation Row(string partner, string measure, double value, string? sex = null, string? age = null)
    {
        var row = new Observation
        {
            Dimensions = { ["COUNTERPART_AREA"] = partner, ["MEASURE"] = measure, ["BASIS"] = "RES", ["MIN_STAY"] = "12", ["TIME_PERIOD"] = "2015" },
            Value = value,
        };
        foreach (var (dimension, code) in new[] { ("SEX", sex), ("AGE", age) })
        {
            if (code is not null)
            {
                row.Dimensions[dimension] = code;
            }
        }

        return row;
    }

    private static Task<Job> StartAsync(RegionHub hub, string method, params string[] detail)
    {
        var request = new StartReconciliationRequest
        {
            RequestId = Guid.NewGuid().ToString("N"), Region = RegionHub.Region, Pair = "residence", TimePeriod = "2015", Method = method, Detail = { detail },
        };
        return hub.StartAsync(request);
    }
}
