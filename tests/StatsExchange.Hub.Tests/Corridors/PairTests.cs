// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using StatsExchange.Domain.Structures;
using StatsExchange.Hub.Tests.Running;
using StatsExchange.V1;

namespace StatsExchange.Hub.Tests.Corridors;

/// <summary>Every mirror pair, from submission to comparison, with what must not be paired beside it.</summary>
public sealed class PairTests(RunningHub hub) : IClassFixture<RunningHub>
{
    /// <summary>Per pair what the two ends report as its cell, 10 against 13, and lines of both that are of other people.</summary>
    public static TheoryData<string, string, string, string, string, string, string[], string[]> Pairs => new()
    {
        {
            "residence", "SWE", "DNK", "FLOW MEASURE=EMI BASIS=RES", "FLOW MEASURE=IMM BASIS=RES", "",
            ["MEASURE=EMI BASIS=RES FLOW_CONCEPT=TR1", "MEASURE=EMI BASIS=RES UNIT_MEASURE=MV", "MEASURE=EMI BASIS=CB", "MEASURE=EMI BASIS=RES CITIZENS=NAT"],
            ["MEASURE=IMM BASIS=RES CITIZENS=CTP", "MEASURE=EMI BASIS=RES", "MEASURE=IMM BASIS=CC"]
        },
        {
            "departing_nationals", "NOR", "FIN", "FLOW MEASURE=EMI BASIS=RES CITIZENS=NAT SEX=F", "FLOW MEASURE=IMM BASIS=RES CITIZENS=CTP SEX=F", "SEX=F",
            ["MEASURE=EMI BASIS=RES", "MEASURE=EMI BASIS=RES CITIZENS=CTP"],
            ["MEASURE=IMM BASIS=RES", "MEASURE=IMM BASIS=RES CITIZENS=NAT"]
        },
        {
            "returning_nationals", "AUT", "BEL", "FLOW MEASURE=EMI BASIS=RES CITIZENS=CTP AGE=Y_LT15", "FLOW MEASURE=IMM BASIS=RES CITIZENS=NAT AGE=Y_LT15", "AGE=Y_LT15",
            ["MEASURE=EMI BASIS=RES", "MEASURE=EMI BASIS=RES CITIZENS=NAT"],
            ["MEASURE=IMM BASIS=RES", "MEASURE=IMM BASIS=RES CITIZENS=CTP"]
        },
        {
            "returns", "ITA", "ESP", "FLOW MEASURE=EMI BASIS=RES CITIZENS=CTP EDUCATION=ED6", "RETURN MEASURE=RFL EDUCATION=ED6", "EDUCATION=ED6",
            ["MEASURE=EMI BASIS=RES", "MEASURE=EMI BASIS=RES CITIZENS=CTP FLOW_CONCEPT=TR1", "MEASURE=EMI BASIS=RES CITIZENS=CTP REASON=WRK"],
            ["MEASURE=RST EDUCATION=ED6", "MEASURE=RFL DURATION_ABROAD=Y_GE10", "MEASURE=RFL RETURN_REASON=VOL", "MEASURE=RFL RESIDENCE=ES-M"]
        },
        {
            "birth", "NLD", "LTU", "STOCK MEASURE=EMI BASIS=CB", "STOCK MEASURE=IMM BASIS=CB", "",
            ["MEASURE=EMI BASIS=CBX", "MEASURE=EMI BASIS=CC", "MEASURE=EMI BASIS=PB"],
            ["MEASURE=IMM BASIS=CBX", "MEASURE=IMM BASIS=CCB"]
        },
        {
            "citizenship", "SVN", "HRV", "STOCK MEASURE=EMI BASIS=CC SEX=M", "STOCK MEASURE=IMM BASIS=CC SEX=M", "SEX=M",
            ["MEASURE=EMI BASIS=CBX SEX=M", "MEASURE=EMI BASIS=CB SEX=M"],
            ["MEASURE=IMM BASIS=CBX SEX=M", "MEASURE=IMM BASIS=CB SEX=M"]
        },
    };

    [Fact]
    public void Pairs_OfTheStructures_AreAllHere() => Assert.Equal(
        StructureCatalogue.MirrorPairs.Select(pair => pair.Id).Order(StringComparer.Ordinal), Pairs.Select(pair => (string)pair[0]).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Compare_APair_PairsItsCellAndNothingElse(
        string pair, string origin, string destination, string departure, string arrival, string code, string[] besideOrigin, string[] besideDestination)
    {
        using var offices = await TwoOffices.AgreeAsync(hub, origin, destination);
        await SubmitAsync(offices, origin, destination, departure, 10, besideOrigin);
        await SubmitAsync(offices, destination, origin, arrival, 13, besideDestination);

        var cells = await offices.CellsAsync(origin, pair);

        var cell = Assert.Single(cells, cell => cell.Missing == Missing.None);
        Assert.Equal((10.0, 13.0, 3.0), (cell.OriginValue, cell.DestinationValue, cell.Difference));
        Assert.All(code.Split(' ', StringSplitOptions.RemoveEmptyEntries), named => Assert.Equal(named.Split('=')[1], cell.Dimensions[named.Split('=')[0]]));
        Assert.Equal(cells, await offices.CellsAsync(destination, pair));
        var opposite = await offices.CellsAsync(origin, pair, request => (request.Origin, request.Destination) = (destination, origin));
        Assert.DoesNotContain(opposite, cell => cell.Missing == Missing.None);
    }

    [Fact]
    public async Task Compare_AmbiguousCells_AreListedWithTheirSideAndNotCompared()
    {
        using var offices = await TwoOffices.AgreeAsync(hub, "EST", "LVA");
        await offices.SubmitAsync("EST", "STOCK", "LVA 5 MEASURE=EMI BASIS=CB SOURCE=CEN", "LVA 6 MEASURE=EMI BASIS=CB SOURCE=REG");
        await offices.SubmitAsync("LVA", "STOCK", "EST 9 MEASURE=IMM BASIS=CB");

        var cell = Assert.Single(await offices.CellsAsync("LVA", "birth"));

        Assert.Equal((Ambiguous.Origin, Missing.None, false, 9.0), (cell.Ambiguous, cell.Missing, cell.HasOriginValue, cell.DestinationValue));
        Assert.False(cell.HasAsymmetry);
        Assert.Empty(cell.Reasons);
        var named = Assert.Single(await offices.CellsAsync("LVA", "birth", request => request.Filter["SOURCE"] = "CEN"));
        Assert.Equal((5.0, Ambiguous.None), (named.OriginValue, named.Ambiguous));
    }

    [Fact]
    public async Task Compare_AFlowPairOverADimensionOfTheStocks_IsRefused()
    {
        using var offices = await TwoOffices.AgreeAsync(hub, "POL", "CZE");
        await offices.SubmitAsync("POL", "FLOW", "CZE 1 MEASURE=EMI BASIS=RES");

        var refused = await Assert.ThrowsAsync<RpcException>(() => offices.CellsAsync("POL", "residence", request => request.Filter["RESIDENCE_DURATION"] = "Y_LT1"));
        Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
    }

    private static async Task SubmitAsync(TwoOffices offices, string country, string partner, string paired, double value, string[] beside)
    {
        // A total of what is compared must hold it.
        var structure = paired.Split(' ')[0];
        int ValueOf(string line) => paired.Contains("CITIZENS", StringComparison.Ordinal) && !line.Contains("CITIZENS", StringComparison.Ordinal) ? 1_000 : 3;
        await offices.SubmitAsync(
            country, structure, [$"{partner} {value} {paired[(structure.Length + 1)..]}", .. beside.Select(line => $"{partner} {ValueOf(line)} {line}")]);
    }
}
