// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Corridors;
using StatsExchange.Grains.Countries;
using StatsExchange.Grains.Tests.Exchange;
using StatsExchange.Storage.V1;
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Countries;

/// <summary>A country that uses its partner's figures reports copies, from the settlement until another one, whichever of two arrives first.</summary>
public sealed class AdoptionTests
{
    [Fact]
    public async Task Adopt_ACorridor_MakesItsFiguresCopiesUntilItEnds()
    {
        await using var exchange = await StartAsync();
        Assert.Empty(await ReasonsAsync(exchange, "2014"));

        await AdoptAsync(exchange, settledAt: 5);
        Assert.Equal([AsymmetryReason.CopiedFromMirror], await ReasonsAsync(exchange, "2014"));
        Assert.Empty(await ReasonsAsync(exchange, "2015"));

        await exchange.RestartAsync();
        Assert.Equal([AsymmetryReason.CopiedFromMirror], await ReasonsAsync(exchange, "2014"));

        await EndAsync(exchange, settledAt: 9);
        Assert.Empty(await ReasonsAsync(exchange, "2014"));
    }

    [Fact]
    public async Task Adopt_ThePastOfTheFigures_KnowsTheAdoptionsOfThen()
    {
        await using var exchange = await StartAsync();
        await AdoptAsync(exchange, settledAt: 5);
        await EndAsync(exchange, settledAt: 9);

        Assert.False(await IsCopyAsync(exchange, 2));
        Assert.True(await IsCopyAsync(exchange, 3));
        Assert.False(await IsCopyAsync(exchange, 4));
    }

    [Fact]
    public async Task Adopt_SettlementsOutOfOrder_TheLaterCounts()
    {
        await using var exchange = await StartAsync();
        await EndAsync(exchange, settledAt: 9);
        await exchange.ExpectNothingWrittenAsync(async () =>
        {
            await AdoptAsync(exchange, settledAt: 5);
            await AdoptAsync(exchange, settledAt: 9);
            await EndAsync(exchange, settledAt: 9);
        });
        Assert.Empty(await ReasonsAsync(exchange, "2014"));

        await AdoptAsync(exchange, settledAt: 12);
        await exchange.ExpectNothingWrittenAsync(() => AdoptAsync(exchange, settledAt: 12));
        Assert.Equal([AsymmetryReason.CopiedFromMirror], await ReasonsAsync(exchange, "2014"));
    }

    private static async Task<TestExchange> StartAsync()
    {
        var exchange = await TestExchange.StartAsync();
        await exchange.SubmitAsync("DNK", Figures.Flow("EMI", "SWE", "2014", 30), Figures.Flow("EMI", "SWE", "2015", 40), Figures.Flow("EMI", "FIN", "2014", 5));
        await exchange.SubmitAsync("SWE", Figures.Flow("IMM", "DNK", "2014", 50), Figures.Flow("IMM", "DNK", "2015", 60));
        await exchange.AgreeAsync(Offices.Terms("SWE", "DNK"));
        await exchange.SubmitAsync("DNK", Figures.Flow("EMI", "SWE", "2014", 31));
        return exchange;
    }

    private static Task<bool> AdoptAsync(TestExchange exchange, long settledAt) => AsHub(() => Denmark(exchange).AdoptMirrorAsync(new MirrorAdopted
    {
        Case = "DNK-SWE.1", Proposal = "DNK-SWE.1.1", SettledAt = settledAt, Origin = "DNK", Destination = "SWE", Pair = "residence", PeriodFrom = "2014", PeriodTo = "2014",
    }.ToProto()));

    private static Task<bool> EndAsync(TestExchange exchange, long settledAt) =>
        AsHub(() => Denmark(exchange).EndAdoptionAsync(new MirrorAdoptionEnded { Case = "DNK-SWE.1", SettledAt = settledAt }.ToProto()));

    private static Task<bool> AsHub(Func<Task> call) => TestExchange.As(TestCallers.HubItself, async () =>
    {
        await call();
        return true;
    });

    private static async Task<IEnumerable<AsymmetryReason>> ReasonsAsync(TestExchange exchange, string period)
    {
        var request = new CompareCorridorRequest { Origin = "DNK", Destination = "SWE", Pair = "residence", PeriodFrom = period, PeriodTo = period };
        var answers = await TestExchange.AllAs(TestCallers.Analyst("DNK"), () => exchange.Get<CorridorReader>().CompareAsync(request, CancellationToken.None));
        return answers.SelectMany(answer => answer.Cells).SelectMany(cell => cell.Reasons).Select(reason => reason.Reason_).Where(reason => reason == AsymmetryReason.CopiedFromMirror);
    }

    private static async Task<bool> IsCopyAsync(TestExchange exchange, long seq)
    {
        var reading = await TestExchange.As(TestCallers.Analyst("DNK"), () => Denmark(exchange).ReadAsync(new ReadingRequest("FLOW", "2014", "2014", Use.Compare, AsOfSeq: seq)));
        return reading.Sheets().HasCopies;
    }

    private static ICountryGrain Denmark(TestExchange exchange) => exchange.Grains.GetGrain<ICountryGrain>("DNK");
}
