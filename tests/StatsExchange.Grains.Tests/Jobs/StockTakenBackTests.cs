// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Tests.Regions;
using StatsExchange.Journal.Memory;
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Jobs;

/// <summary>
/// Flows from stocks are tied: each follows from all that were born in one place, so a stock that is taken back could be worked out from the flows that
/// are left and the other stocks.
/// </summary>
public sealed class StockTakenBackTests
{
    private static readonly string[] Members = ["DNK", "FIN", "SWE"];

    public static TheoryData<string, string, string, string> Taken => new()
    {
        { "stock-differences", "SWE", "2015", "confidential" },
        { "stock-differences", "SWE", "2015", "missing" },
        { "stock-differences", "SWE", "2015", "deleted" },
        { "stock-differences", "SWE", "2010", "confidential" },
        { "stock-accounts", "SWE", "2015", "confidential" },
        { "stock-accounts", "SWE", "2015", "missing" },
        { "stock-accounts", "SWE", "2015", "deleted" },
        { "stock-accounts", "SWE", "2010", "confidential" },
        { "stock-accounts", "DNK", "2015", "confidential" },
        { "stock-accounts", "DNK", "2010", "deleted" },
    };

    [Theory]
    [MemberData(nameof(Taken))]
    public async Task GetJob_StockTakenBackSince_TellsNoFlow(string method, string born, string period, string way)
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await StartAsync(journal);
        var job = await StartAsync(hub, method);
        var before = (await hub.EndOfAsync(job)).Reconciliation;
        Assert.Equal(6, before.Cells.Count(cell => cell.HasEstimate));

        await hub.SubmitAsync("DNK", "STOCK", [TakenBack(born, period, way)]);
        var told = await hub.ResultAsync(job, "2015");

        AssertTellsNoFlow(told);
        Assert.All(Others(told), cell => Assert.Equal("RESTS_ON_WITHHELD", cell.Reason));

        // What others report stays theirs to tell.
        Assert.Equal(Others(before).Select(Reports), Others(told).Select(Reports));
    }

    [Theory]
    [InlineData("stock-differences")]
    [InlineData("stock-accounts")]
    public async Task GetJob_AgreementRevokedSince_TellsNoFlow(string method)
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal);
        var agreements = await SubmitAllAsync(hub);
        var job = await StartAsync(hub, method);
        Assert.Equal(6, (await hub.EndOfAsync(job)).Reconciliation.Cells.Count(cell => cell.HasEstimate));

        await hub.RevokeAsync("DNK", agreements["DNK"]);
        var told = await hub.ResultAsync(job, "2015");

        AssertTellsNoFlow(told);
        Assert.Equal(["NO_AGREEMENT", "RESTS_ON_WITHHELD"], told.Cells.Where(IsOfMembers).Select(cell => cell.Reason).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("stock-differences")]
    [InlineData("stock-accounts")]
    public async Task GetJob_StockRevisedSince_IsToldAsItWas(string method)
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await StartAsync(journal);
        var job = await StartAsync(hub, method);
        var before = (await hub.EndOfAsync(job)).Reconciliation;

        await hub.SubmitAsync("DNK", "STOCK", [Stock("SWE", "2010", 501), Stock("SWE", "2015", 702), Stock("DNK", "2015", 4_001)]);

        Assert.Equal(before, await hub.ResultAsync(job, "2015"));
    }

    private static async Task<RegionHub> StartAsync(MemoryJournal journal)
    {
        var hub = await RegionHub.StartAsync(journal);
        await SubmitAllAsync(hub);
        return hub;
    }

    private static async Task<Dictionary<string, string>> SubmitAllAsync(RegionHub hub)
    {
        var agreements = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (at, member) in Members.Index())
        {
            agreements.Add(member, await hub.AgreeAsync(member, Use.Estimate, Use.ForwardToRegion));
            await hub.SubmitAsync(member, "STOCK", [
                .. from born in Members
                   from period in (string[])["2010", "2015"]
                   select Stock(born, period, (born == member ? 4_000 : 300 + (100 * at)) + (period == "2015" && born != member ? 20 + (10 * at) : 0))]);
        }

        return agreements;
    }

    private static Task<Job> StartAsync(RegionHub hub, string method)
    {
        StartReconciliationRequest request = new()
        {
            RequestId = Guid.NewGuid().ToString("N"), Region = RegionHub.Region, Pair = "birth", TimePeriod = "2015", Method = method, Parameters = { ["start"] = "2010" },
        };
        if (method == "stock-accounts")
        {
            request.Parameters["natives"] = string.Join(',', Members.Select(member => $"{member}://0/0"));
        }

        return hub.StartAsync(request);
    }

    private static Observation TakenBack(string born, string period, string way)
    {
        var stock = Stock(born, period, way == "confidential" ? 4_000 : null);
        stock.Operation = way == "deleted" ? Operation.Delete : stock.Operation;
        if (way == "confidential")
        {
            stock.Attributes["CONF_STATUS"] = "C";
        }

        return stock;
    }

    private static Observation Stock(string born, string period, double? value)
    {
        Observation stock = new() { Dimensions = { ["COUNTERPART_AREA"] = born, ["MEASURE"] = "IMM", ["BASIS"] = "CB", ["TIME_PERIOD"] = period } };
        if (value is { } number)
        {
            stock.Value = number;
        }

        return stock;
    }

    private static bool IsOfMembers(EstimatedCorridor cell) => Members.Contains(cell.Origin) && Members.Contains(cell.Destination);

    private static IEnumerable<EstimatedCorridor> Others(ReconciliationResult result) => result.Cells.Where(cell => IsOfMembers(cell) && cell.Destination != "DNK");

    private static (string, string, bool, double, bool, double) Reports(EstimatedCorridor cell) =>
        (cell.Origin, cell.Destination, cell.HasOriginValue, cell.OriginValue, cell.HasDestinationValue, cell.DestinationValue);

    private static void AssertTellsNoFlow(ReconciliationResult told)
    {
        Assert.DoesNotContain(told.Cells, cell => cell.HasEstimate || cell.HasLower || cell.HasUpper || cell.Fitted || cell.Detail.Count > 0);
        Assert.Equal((0, 0, 0), (told.Totals.Count, told.Residuals.Count, told.Diagnostics.Count));
    }
}
