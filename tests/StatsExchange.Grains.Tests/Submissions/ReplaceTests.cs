// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Tests.Exchange;
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Submissions;

/// <summary>Rows withdrawn one by one or by replacing a period, and every vintage before still as it was.</summary>
public sealed class ReplaceTests
{
    [Fact]
    public async Task Submit_DeletedRow_IsGoneFromThisVintageOnOnly()
    {
        await using var exchange = await StartAsync();
        await exchange.SubmitAsync("SWE", Figures.Flow("IMM", "DNK", "2015", null).Deleted());

        Assert.Equal(["NOR"], await PartnersAsync(exchange));
        Assert.Equal(["DNK", "NOR"], await PartnersAsync(exchange, asOf: 1));
    }

    [Fact]
    public async Task Submit_ToASliceOnceEmptied_FillsItAgain()
    {
        await using var exchange = await StartAsync();
        await exchange.SubmitAsync("SWE", Figures.Flow("IMM", "DNK", "2015", null).Deleted(), Figures.Flow("IMM", "NOR", "2015", null).Deleted());
        Assert.Empty(await PartnersAsync(exchange));

        await exchange.SubmitAsync("SWE", Figures.Flow("IMM", "FIN", "2015", 3));
        Assert.Equal(["FIN"], await PartnersAsync(exchange));
    }

    [Fact]
    public async Task Submit_ReplaceWithRows_ThePeriodHoldsExactlyThem()
    {
        await using var exchange = await StartAsync();
        await ReplaceAsync(exchange, [], Figures.Flow("IMM", "NOR", "2015", 2), Figures.Flow("IMM", "POL", "2015", 9));

        var cells = await exchange.CellsAsync("SWE", "2015");
        Assert.Equal([("NOR", 1), ("POL", 2)], cells.Select(cell => (cell.Partner, cell.SetAt)));
        Assert.Single(await exchange.CellsAsync("SWE", "2014"));
    }

    [Fact]
    public async Task Submit_ReplaceNamedPeriodWithoutRows_EmptiesIt()
    {
        await using var exchange = await StartAsync();
        await ReplaceAsync(exchange, ["2015"]);

        Assert.Empty(await PartnersAsync(exchange));
        Assert.Equal(["DNK", "NOR"], await PartnersAsync(exchange, asOf: 1));
    }

    [Fact]
    public async Task Submit_ReplaceWithAPeriodNotNamed_IsRefused()
    {
        await using var exchange = await StartAsync();
        await exchange.ExpectNothingWrittenAsync(() => Refusals.ExpectField(
            "header.replace_periods", () => ReplaceAsync(exchange, ["2014"], Figures.Flow("IMM", "NOR", "2015", 2))));
    }

    [Fact]
    public async Task Export_AsOfATime_GivesTheVintageOfThen()
    {
        await using var exchange = await StartAsync();
        var then = exchange.Clock.Now;
        exchange.Clock.Pass(TimeSpan.FromHours(1));
        await exchange.SubmitAsync("SWE", Figures.Flow("IMM", "DNK", "2015", 100));
        var request = new ExportObservationsRequest { RefArea = "SWE", Structure = "FLOW", PeriodFrom = "2015", PeriodTo = "2015" };

        request.AsOfSeq = 1;
        var bySeq = await exchange.ExportAsync(TestCallers.Analyst("SWE"), request);
        request.AsOfTime = Google.Protobuf.WellKnownTypes.Timestamp.FromDateTimeOffset(then.AddMinutes(59));
        var byTime = await exchange.ExportAsync(TestCallers.Analyst("SWE"), request);
        request.AsOfTime = Google.Protobuf.WellKnownTypes.Timestamp.FromDateTimeOffset(then.AddMinutes(60));
        var after = await exchange.ExportAsync(TestCallers.Analyst("SWE"), request);

        Assert.Equal(bySeq, byTime);
        Assert.NotEqual(bySeq, after);
    }

    [Fact]
    public async Task Export_AsOfASeqThatIsNotThereYet_IsRefused()
    {
        await using var exchange = await StartAsync();
        var request = new ExportObservationsRequest { RefArea = "SWE", Structure = "FLOW", AsOfSeq = 2 };
        await Refusals.Expect(ErrorReason.RevisionNotReached, () => exchange.ExportAsync(TestCallers.Analyst("SWE"), request));
    }

    private static async Task<TestExchange> StartAsync()
    {
        var exchange = await TestExchange.StartAsync();
        await exchange.SubmitAsync("SWE", Figures.Flow("IMM", "DNK", "2015", 1), Figures.Flow("IMM", "NOR", "2015", 2), Figures.Flow("IMM", "NOR", "2014", 2));
        return exchange;
    }

    private static Task<SubmitResponse> ReplaceAsync(TestExchange exchange, string[] named, params Observation[] observations)
    {
        var header = Figures.Header("SWE", Offices.NextRequest(), SubmissionMode.Replace);
        header.ReplacePeriods.AddRange(named);
        return exchange.SubmitAsync(TestCallers.Submitter("SWE"), header, observations);
    }

    private static async Task<IEnumerable<string>> PartnersAsync(TestExchange exchange, long? asOf = null) =>
        (await exchange.CellsAsync("SWE", "2015", asOf)).Select(cell => cell.Partner);
}
