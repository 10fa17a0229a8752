// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Grpc.Core;
using StatsExchange.Hub.Tests.Running;
using StatsExchange.V1;

namespace StatsExchange.Hub.Tests.Corridors;

/// <summary>The real European flows: cells, ranking and indices are the worked numbers of 2015, whoever asks, as far as each may see.</summary>
public sealed class RealFlowsTests(EightOffices offices) : IClassFixture<EightOffices>
{
    private const double Tolerance = 1e-12;

    [Fact]
    public async Task Compare_EveryCorridor_GivesTheWorkedNumbersToBothOfficesAndTheRegion()
    {
        Assert.Equal(56, offices.Worked.Count);
        foreach (var row in offices.Worked)
        {
            foreach (var asker in new[] { offices.Hub.As("analyst", row["origin"]), offices.Hub.As("analyst", row["destination"]) })
            {
                var request = new CompareCorridorRequest { Origin = row["origin"], Destination = row["destination"], Pair = "residence", PeriodFrom = "2015", PeriodTo = "2015" };
                using var call = offices.Mirror.CompareCorridor(request, asker);
                List<MirrorCell> cells = [];
                while (await call.ResponseStream.MoveNext(CancellationToken.None))
                {
                    cells.AddRange(call.ResponseStream.Current.Cells);
                }

                var cell = Assert.Single(cells);
                AssertClose(row["E"], cell.OriginValue);
                AssertClose(row["I"], cell.DestinationValue);
                AssertClose(row["abs_diff"], cell.Difference);
                AssertClose(row["sdmx_coeff"], cell.Asymmetry);
                AssertClose(row["log_ratio"], cell.LogRatio);
                Assert.Equal(cell.LogRatio, Assert.Single(cell.Reasons).LogPoints);
            }
        }
    }

    [Fact]
    public async Task Rank_InPagesOfSeven_ListsEveryWorkedCorridorOnceByItsCoefficient()
    {
        var request = new RankCorridorsRequest { Structure = "FLOW", Region = "EUROPE27", PeriodFrom = "2015", PeriodTo = "2015", PageSize = 7 };
        List<RankedCorridor> ranked = [];
        do
        {
            var page = await offices.Mirror.RankCorridorsAsync(request, offices.Hub.As("steward", region: "EUROPE27"));
            Assert.True(page.Corridors.Count == 7 || page.NextPageToken.Length == 0);
            Assert.Equal(19, page.WithoutAgreement.Count);
            ranked.AddRange(page.Corridors);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        var expected = offices.Worked
            .OrderByDescending(row => Number(row["sdmx_coeff_abs"])).ThenBy(row => row["origin"], StringComparer.Ordinal).ThenBy(row => row["destination"], StringComparer.Ordinal)
            .Select(row => (row["origin"], row["destination"]));
        Assert.Equal(expected, ranked.Select(corridor => (corridor.Origin, corridor.Destination)));
        var other = await Assert.ThrowsAsync<RpcException>(async () => await offices.Mirror.RankCorridorsAsync(
            new RankCorridorsRequest(request) { MinSize = 5, PageToken = (await offices.Mirror.RankCorridorsAsync(request, offices.Hub.As("steward", region: "EUROPE27"))).NextPageToken },
            offices.Hub.As("steward", region: "EUROPE27")));
        Assert.Equal(StatusCode.InvalidArgument, other.StatusCode);
    }

    [Fact]
    public async Task Index_OfRegionCountryAndCorridor_IsTheSumOfTheWorkedCells()
    {
        var region = await IndexAsync(offices.Hub.As("steward", region: "EUROPE27"), request => request.Region = "EUROPE27");
        AssertIndex(offices.Worked, Assert.Single(region.Indices));
        Assert.Equal(IndexScope.Region, region.Indices[0].Scope);

        foreach (var country in offices.Countries)
        {
            var asOffice = await IndexAsync(offices.Hub.As("analyst", country), request => (request.Country, request.Region) = (country, "EUROPE27"));
            var asRegion = await IndexAsync(offices.Hub.As("region", region: "EUROPE27"), request => (request.Country, request.Region) = (country, "EUROPE27"));
            Assert.Equal([IndexScope.AsOrigin, IndexScope.AsDestination, IndexScope.Both], asOffice.Indices.Select(index => index.Scope));
            AssertIndex(offices.Worked.Where(row => row["origin"] == country), asOffice.Indices[0]);
            AssertIndex(offices.Worked.Where(row => row["destination"] == country), asOffice.Indices[1]);
            AssertIndex(offices.Worked.Where(row => row["origin"] == country || row["destination"] == country), asOffice.Indices[2]);
            Assert.Equal(asOffice.Indices, asRegion.Indices);
        }

        foreach (var row in offices.Worked.Take(5))
        {
            var ends = new[] { row["origin"], row["destination"] };
            var seen = await Task.WhenAll(ends.Select(end => IndexAsync(offices.Hub.As("analyst", end), request => (request.Origin, request.Destination) = (row["origin"], row["destination"]))));
            AssertIndex([row], Assert.Single(seen[0].Indices));
            Assert.Equal(seen[0].Indices, seen[1].Indices);
        }
    }

    [Fact]
    public async Task Index_OfSeveralYears_HasOnePerYearAndOneOfAllOfThem()
    {
        var index = await IndexAsync(
            offices.Hub.As("steward", region: "EUROPE27"), request => (request.Region, request.PeriodFrom, request.PeriodTo) = ("EUROPE27", "2010", "2017"));

        Assert.Equal([.. Enumerable.Range(2010, 8).Select(year => year.ToString(CultureInfo.InvariantCulture)), ""], index.Indices.Select(year => year.TimePeriod));
        Assert.Equal(index.Indices.SkipLast(1).Sum(year => year.AbsoluteSum), index.Indices[^1].AbsoluteSum, 1e-9);
        Assert.Equal(100 * index.Indices[^1].AbsoluteSum / index.Indices[^1].MeanSum, index.Indices[^1].Index);
    }

    [Theory]
    [InlineData("analyst", "SWE", "", "EUROPE27", "", StatusCode.PermissionDenied)]
    [InlineData("analyst", "SWE", "DNK", "", "", StatusCode.PermissionDenied)]
    [InlineData("analyst", "SWE", "", "", "DNK-FIN", StatusCode.PermissionDenied)]
    [InlineData("analyst", "SWE", "SWE", "", "SWE-DNK", StatusCode.InvalidArgument)]
    [InlineData("analyst", "SWE", "", "", "", StatusCode.InvalidArgument)]
    [InlineData("steward", "EUROPE27", "", "ASEAN", "", StatusCode.PermissionDenied)]
    [InlineData("steward", "EUROPE27", "PHL", "EUROPE27", "", StatusCode.InvalidArgument)]
    [InlineData("steward", "EUROPE27", "SWE", "", "", StatusCode.InvalidArgument)]
    public async Task Index_OfWhatIsNotTheCallers_IsRefused(string role, string party, string country, string region, string corridor, StatusCode expected)
    {
        var options = role == "steward" ? offices.Hub.As(role, region: party) : offices.Hub.As(role, party);
        var refused = await Assert.ThrowsAsync<RpcException>(() => IndexAsync(options, request =>
        {
            (request.Country, request.Region) = (country, region);
            (request.Origin, request.Destination) = corridor.Split('-') is [var from, var to] ? (from, to) : ("", "");
        }));
        Assert.Equal(expected, refused.StatusCode);
    }

    private async Task<GetAsymmetryIndexResponse> IndexAsync(CallOptions options, Action<GetAsymmetryIndexRequest> change)
    {
        var request = new GetAsymmetryIndexRequest { Pair = "residence", PeriodFrom = "2015", PeriodTo = "2015" };
        change(request);
        return await offices.Mirror.GetAsymmetryIndexAsync(request, options);
    }

    private static void AssertIndex(IEnumerable<IReadOnlyDictionary<string, string>> rows, AsymmetryIndex index)
    {
        var cells = rows.Select(row => (Origin: Number(row["E"]), Destination: Number(row["I"]))).ToList();
        Assert.Equal((cells.Count, 0, 0, 0), (index.Used, index.Missing, index.Suppressed, index.Ambiguous));
        Assert.Equal(cells.Sum(cell => cell.Destination - cell.Origin), index.SignedSum);
        Assert.Equal(100 * cells.Sum(cell => Math.Abs(cell.Destination - cell.Origin)) / cells.Sum(cell => (cell.Destination + cell.Origin) / 2), index.Index, Tolerance * 200);
    }

    private static void AssertClose(string expected, double actual) =>
        Assert.InRange(Math.Abs(actual - Number(expected)), 0, Tolerance * Math.Abs(Number(expected)));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
