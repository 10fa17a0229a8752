// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using StatsExchange.Grains.Corridors;
using StatsExchange.Grains.Tests.Exchange;
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Corridors;

/// <summary>The worked numbers of 56 two-sided corridors of 2015, from submission to comparison, whoever of the two asks; and their ranking.</summary>
public sealed class WorkedAsymmetryTests
{
    private const double Tolerance = 1e-14;

    [Fact]
    public async Task Compare_TheFlowsOf2015_GivesTheWorkedNumbersWhoeverAsks()
    {
        await using var exchange = await TestExchange.StartAsync();
        var worked = TestData.Rows("asymmetry_2015.csv");
        await SubmitAndAgreeAsync(exchange, [.. worked.Select(row => row["origin"]).Distinct()]);
        foreach (var row in worked)
        {
            foreach (var asking in new[] { row["origin"], row["destination"] })
            {
                var request = new CompareCorridorRequest { Origin = row["origin"], Destination = row["destination"], Pair = "residence", PeriodFrom = "2015", PeriodTo = "2015" };
                var messages = await TestExchange.AllAs(TestCallers.Analyst(asking), () => exchange.Get<CorridorReader>().CompareAsync(request, CancellationToken.None));
                var cell = Assert.Single(messages.SelectMany(message => message.Cells));
                AssertClose(row["I"], cell.DestinationValue);
                AssertClose(row["E"], cell.OriginValue);
                AssertClose(row["abs_diff"], cell.Difference);
                AssertClose(row["sdmx_coeff"], cell.Asymmetry);
                AssertClose(row["log_ratio"], cell.LogRatio);
            }
        }

        var ranked = await TestExchange.As(TestCallers.Analyst("SWE"), () => exchange.Get<CorridorReader>().RankAsync(
            new RankCorridorsRequest { Pair = "residence", PeriodFrom = "2015", PeriodTo = "2015" }, CancellationToken.None));
        var expected = worked.Where(row => row["origin"] == "SWE" || row["destination"] == "SWE").OrderByDescending(row => Number(row["sdmx_coeff_abs"])).ToList();
        Assert.Equal(expected.Select(row => (row["origin"], row["destination"])), ranked.Corridors.Select(corridor => (corridor.Origin, corridor.Destination)));
        Assert.DoesNotContain("DNK", ranked.WithoutAgreement);
        Assert.Contains("DEU", ranked.WithoutAgreement);
    }

    private static async Task SubmitAndAgreeAsync(TestExchange exchange, string[] countries)
    {
        var flows = TestData.FlowsOf("2015");
        foreach (var country in countries)
        {
            await exchange.SubmitAsync(country, [.. flows[country]]);
            foreach (var other in countries.Where(other => other != country))
            {
                await exchange.AgreeAsync(Offices.Terms(country, other));
            }
        }
    }

    private static void AssertClose(string expected, double actual) =>
        Assert.InRange(Math.Abs(actual - Number(expected)), 0, Tolerance * Math.Abs(Number(expected)));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
