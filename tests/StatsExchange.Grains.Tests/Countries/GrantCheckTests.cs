// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf.WellKnownTypes;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Corridors;
using StatsExchange.Grains.Countries;
using StatsExchange.Grains.Tests.Exchange;
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Countries;

/// <summary>An answer that is being sent ends where the agreement ends that it rests on.</summary>
public sealed class GrantCheckTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Compare_AgreementEndsWhileItIsSent_IsNotSentOn(bool byTime)
    {
        await using var exchange = await StartAsync();
        var agreement = await AgreeAsync(exchange);
        var request = new CompareCorridorRequest { Origin = "SWE", Destination = "DNK", Pair = "residence" };
        await EndsAsync(exchange, agreement, byTime, messages: 2, () => exchange.Get<CorridorReader>().CompareAsync(request, CancellationToken.None));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Export_AgreementEndsWhileItIsSent_IsNotSentOn(bool byTime)
    {
        await using var exchange = await StartAsync();
        var agreement = await AgreeAsync(exchange);
        var request = new ExportObservationsRequest { RefArea = "SWE", Structure = "FLOW" };
        await EndsAsync(exchange, agreement, byTime, messages: 2, () => exchange.Get<ObservationReader>().ExportAsync(request, CancellationToken.None));
    }

    [Fact]
    public async Task CheckGrounds_OfAnotherGrantee_TellsNothing()
    {
        await using var exchange = await StartAsync();
        var agreement = await AgreeAsync(exchange);
        var country = exchange.Grains.GetGrain<ICountryGrain>("SWE");

        await Refusals.Expect(ErrorReason.NotYours, () => TestExchange.As(TestCallers.Analyst("NOR"), () => country.CheckGroundsAsync(new GroundsQuestion("DNK", [agreement.Id]))));
        await Refusals.Expect(ErrorReason.NotFound, () => TestExchange.As(TestCallers.Analyst("NOR"), () => country.CheckGroundsAsync(new GroundsQuestion("NOR", [agreement.Id]))));
    }

    private static async Task EndsAsync<T>(TestExchange exchange, Agreement agreement, bool byTime, int messages, Func<IAsyncEnumerable<T>> read)
    {
        CallerContext.Set(TestCallers.Analyst("DNK"));
        await using var stream = read().GetAsyncEnumerator();
        for (var message = 0; message < messages; message++)
        {
            Assert.True(await stream.MoveNextAsync());
        }

        if (byTime)
        {
            exchange.Clock.Pass(TimeSpan.FromDays(2));
        }
        else
        {
            await exchange.RevokeAsync(agreement, TestCallers.Signatory("SWE"));
        }

        CallerContext.Set(TestCallers.Analyst("DNK"));
        var refused = await Assert.ThrowsAsync<RefusedException>(async () => await stream.MoveNextAsync());
        Assert.Equal(ErrorReason.NoAgreement, refused.Reason);
        Assert.Contains(agreement.Id, refused.Message, StringComparison.Ordinal);
    }

    private static Task<Agreement> AgreeAsync(TestExchange exchange)
    {
        var terms = Offices.Terms("SWE", "DNK");
        terms.ValidTo = Timestamp.FromDateTimeOffset(exchange.Clock.Now.AddDays(1));
        return exchange.AgreeAsync(terms);
    }

    private static async Task<TestExchange> StartAsync()
    {
        var exchange = await TestExchange.StartAsync();
        await exchange.SubmitAsync("SWE", [.. Enumerable.Range(2010, 5).Select(year => Figures.Flow("EMI", "DNK", $"{year}", year))]);
        await exchange.SubmitAsync("DNK", [.. Enumerable.Range(2010, 5).Select(year => Figures.Flow("IMM", "SWE", $"{year}", year + 1))]);
        return exchange;
    }
}
