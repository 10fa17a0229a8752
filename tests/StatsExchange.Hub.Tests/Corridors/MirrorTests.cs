// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using StatsExchange.Hub.Tests.Running;
using StatsExchange.V1;

namespace StatsExchange.Hub.Tests.Corridors;

public sealed class MirrorTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task Compare_NeedsAnAgreementAndThenGivesBothTheSameAsymmetry()
    {
        await hub.SubmitAsync(Flows.Header("SWE", "m-1"), Flows.Observation("EMI", "DNK", 3763), Flows.Observation("EMI", "NOR", 1));
        await hub.SubmitAsync(Flows.Header("DNK", "m-1"), Flows.Observation("IMM", "SWE", 3539));
        var refused = await Assert.ThrowsAsync<RpcException>(() => CompareAsync("SWE"));
        Assert.Equal(StatusCode.PermissionDenied, refused.StatusCode);
        Assert.Equal("NO_AGREEMENT", RichError.Of(refused).Reason);

        using var sweden = await SigningPerson.RegisterAsync(hub, "SWE");
        using var denmark = await SigningPerson.RegisterAsync(hub, "DNK");
        await sweden.GrantAsync(denmark);
        await denmark.GrantAsync(sweden);

        foreach (var asker in new[] { "SWE", "DNK" })
        {
            var cell = Assert.Single(await CompareAsync(asker));
            Assert.Equal((3763, 3539, Missing.None), (cell.OriginValue, cell.DestinationValue, cell.Missing));
            Assert.Equal(-0.0613530539578, cell.Asymmetry, 1e-13);
        }

        var third = await Assert.ThrowsAsync<RpcException>(() => CompareAsync("NOR"));
        Assert.Equal(StatusCode.PermissionDenied, third.StatusCode);
    }

    private async Task<List<MirrorCell>> CompareAsync(string asker)
    {
        using var call = new MirrorService.MirrorServiceClient(hub.Invoker).CompareCorridor(
            new CompareCorridorRequest { Origin = "SWE", Destination = "DNK", Pair = "residence", PeriodFrom = "2015", PeriodTo = "2015" },
            hub.As("analyst", asker));
        List<MirrorCell> cells = [];
        while (await call.ResponseStream.MoveNext(CancellationToken.None))
        {
            cells.AddRange(call.ResponseStream.Current.Cells);
        }

        return cells;
    }
}
