// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using StatsExchange.Hub.Tests.Running;
using StatsExchange.V1;

namespace StatsExchange.Hub.Tests.Jobs;

/// <summary>
/// What an office takes back after a reconciliation cannot be worked out from it: with all other figures known, two estimates by factors are two equations
/// in the one that is not told and its factor, which have one solution.
/// </summary>
public sealed class TakenBackTests
{
    public static TheoryData<string> Ways => ["flagged", "missing", "deleted", "withdrawn", "embargoed", "revoked"];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task GetJob_FigureTakenBackSince_TellsNoEstimateThatIsTiedToIt(string way)
    {
        await using var region = await TiedRegion.StartAsync();
        var job = await region.ReconcileAsync("factors", request => request.Detail.Add("SEX"));
        var before = await region.ResultAsync(job);
        Assert.Equal((20, 10), (before.Cells.Count(cell => cell.HasEstimate), before.Factors.Count(factor => factor.HasFactor_)));
        Assert.NotEmpty(Assert.Single(before.Cells, cell => cell is { Origin: "SGP", Destination: "THA" }).Detail);

        await region.TakeBackAsync(way);
        var told = await region.ResultAsync(job);

        TellsNothingFitted(told);
        var own = Assert.Single(told.Cells, cell => cell is { Origin: "IDN", Destination: "PHL" });
        Assert.Equal(new EstimatedCorridor { Origin = "IDN", Destination = "PHL", Reason = way == "revoked" ? "NO_AGREEMENT" : "WITHHELD" }, own);
        Assert.All(Others(told), cell => Assert.Equal("RESTS_ON_WITHHELD", cell.Reason));

        // What others report stays theirs to tell, and is not missing.
        Assert.Equal(
            Others(before).Select(cell => (cell.Origin, cell.Destination, cell.OriginValue, cell.DestinationValue)),
            Others(told).Select(cell => (cell.Origin, cell.Destination, cell.OriginValue, cell.DestinationValue)));
        Assert.All(told.Cells.Where(cell => !TiedRegion.Members.Contains(cell.Origin)), cell => Assert.Equal("NO_AGREEMENT", cell.Reason));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task GetJob_FigureTakenBackSinceARuleOfOneCorridor_TellsTheOthersAsTheyWere(string way)
    {
        await using var region = await TiedRegion.StartAsync();
        var job = await region.ReconcileAsync("mean");
        var before = await region.ResultAsync(job);

        await region.TakeBackAsync(way);
        var told = await region.ResultAsync(job);

        Assert.Equal(12, Others(told).Count(cell => cell.HasEstimate));
        Assert.Equal(Others(before), Others(told));
        Assert.False(Assert.Single(told.Cells, cell => cell is { Origin: "IDN", Destination: "PHL" }).HasEstimate);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Reconcile_AfterAFigureWasTakenBack_EstimatesTheOthersWithoutIt(string way)
    {
        await using var region = await TiedRegion.StartAsync();
        await region.ReconcileAsync("factors");
        await region.TakeBackAsync(way);

        var again = await region.ResultAsync(await region.ReconcileAsync("factors"));

        Assert.All(Others(again), cell => Assert.True(cell.HasEstimate));
        Assert.False(Assert.Single(again.Cells, cell => cell is { Origin: "IDN", Destination: "PHL" }).HasOriginValue);
        Assert.Contains(again.Factors, factor => factor.HasFactor_);
        Assert.NotEmpty(again.Diagnostics);
    }

    [Theory]
    [InlineData("completion")]
    [InlineData("factors")]
    public async Task GetJob_FigureTakenBackOfAPeriodThatWasLearntFrom_TellsNoEstimate(string method)
    {
        await using var region = await TiedRegion.StartAsync();
        var job = await region.ReconcileAsync(method, request => request.Parameters[method == "factors" ? "pool" : "auxiliary"] = "2014");
        Assert.Equal(20, (await region.ResultAsync(job)).Cells.Count(cell => cell.HasEstimate));

        await region.TakeBackAsync("flagged", "2014");

        TellsNothingFitted(await region.ResultAsync(job));
    }

    [Fact]
    public async Task GetJob_FigureTakenBackOfACorridorThatWasNotAskedFor_TellsNoEstimate()
    {
        await using var region = await TiedRegion.StartAsync();
        var job = await region.ReconcileAsync("factors", request => request.Corridors.Add(new NamedCorridor { Origin = "SGP", Destination = "THA" }));
        Assert.True(Assert.Single((await region.ResultAsync(job)).Cells).HasEstimate);

        await region.TakeBackAsync("flagged");

        TellsNothingFitted(await region.ResultAsync(job));
    }

    [Fact]
    public async Task GetJob_FigureRevisedSince_IsToldAsItWas()
    {
        await using var region = await TiedRegion.StartAsync();
        var job = await region.ReconcileAsync("factors", request => request.Parameters["pool"] = "2014");
        var before = await region.ResultAsync(job);

        await region.SubmitAsync("IDN", Flows.Observation("EMI", "PHL", 1_001), Flows.Observation("EMI", "THA", 1_002, "2014"));

        Assert.Equal(before, await region.ResultAsync(job));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Comparison_FigureTakenBackSince_TellsOfOtherCorridorsOnlyWhatIsNotTiedToIt(string way)
    {
        await using var region = await TiedRegion.StartAsync();
        var job = await region.CompareAsync("sending", "factors");
        Assert.Equal(2, Of(await region.ComparisonAsync(job)).Estimates.Count(estimate => estimate.HasEstimate));

        await region.TakeBackAsync(way);
        var told = await region.ComparisonAsync(job);

        Assert.DoesNotContain(told.Corridors, corridor => corridor.Estimates[1].HasEstimate || corridor.HasSpread || corridor.HasLogSpread);
        Assert.DoesNotContain(told.Corridors.SelectMany(corridor => corridor.Predictions), prediction => prediction is { Method: 1, HasPredicted: true });
        Assert.Equal((true, "RESTS_ON_WITHHELD"), (Of(told).Estimates[0].HasEstimate, Of(told).Estimates[1].Reason));
        Assert.Contains(Of(told).Predictions, prediction => prediction is { Method: 0, HasPredicted: true });
        Assert.Equal((0, 0), (told.Comparison.Scores.Count, told.Comparison.Differences.Count));

        // Nor is it told by the order that the differences made.
        Assert.Equal(told.Corridors.OrderBy(Key, StringComparer.Ordinal).Select(Key), told.Corridors.Select(Key));

        static ComparedCorridor Of(GetMethodComparisonResponse response) => Assert.Single(response.Corridors, corridor => corridor is { Origin: "SGP", Destination: "THA" });
        static string Key(ComparedCorridor corridor) => $"{corridor.TimePeriod} {corridor.Origin} {corridor.Destination}";
    }

    [Fact]
    public async Task Snapshot_FigureTakenBackSinceTheReconciliation_HoldsNoEstimateThatIsTiedToIt()
    {
        await using var region = await TiedRegion.StartAsync();
        var (tied, alone) = (await region.ReconcileAsync("factors"), await region.ReconcileAsync("mean"));
        var (released, draft) = (await region.SnapshotAsync(tied), await region.SnapshotAsync(tied));
        await region.ReleaseAsync(released);
        var before = await region.EstimatesAsync(released);
        Assert.Equal(20, before.Values.Count(value => value is not null));

        await region.TakeBackAsync("flagged");

        // Withheld, and not missing.
        var since = await region.EstimatesAsync(await region.SnapshotAsync(tied));
        Assert.Equal((20, 0), (since.Count, since.Values.Count(value => value is not null)));
        Assert.Equal(19, (await region.EstimatesAsync(await region.SnapshotAsync(alone))).Values.Count(value => value is not null));
        Assert.Equal(before, await region.EstimatesAsync(released));
        await Assert.ThrowsAsync<RpcException>(() => region.EstimatesAsync(draft));
    }

    private static IEnumerable<EstimatedCorridor> Others(ReconciliationResult result) => result.Cells.Where(cell =>
        cell.Origin != "IDN" && cell.Destination != "IDN" && TiedRegion.Members.Contains(cell.Origin) && TiedRegion.Members.Contains(cell.Destination));

    private static void TellsNothingFitted(ReconciliationResult told)
    {
        Assert.DoesNotContain(told.Cells, cell => cell.HasEstimate || cell.HasLower || cell.HasUpper || cell.Fitted || cell.Detail.Count > 0);
        Assert.DoesNotContain(told.Factors, factor => factor.HasFactor_);
        Assert.Equal((0, 0, 0), (told.Totals.Count, told.Residuals.Count, told.Diagnostics.Count));
    }
}
