// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using StatsExchange.Hub.Tests.Running;
using StatsExchange.V1;

namespace StatsExchange.Hub.Tests.Dossiers;

/// <summary>A dossier that is watched while the two settle it.</summary>
public sealed class WatchTests
{
    [Fact]
    public async Task Watch_TellsAllFirstAndThenOnlyTheCasesThatChange()
    {
        await using var settlers = await Settlers.StartAsync();
        await settlers.OpenCaseAsync("SWE");
        using var watch = settlers.Client.WatchDossier(new WatchDossierRequest { Dossier = "DNK-SWE" }, settlers.As("analyst", "SWE"));
        var first = await NextAsync(watch);
        Assert.Equal(["DNK-SWE.1", "DNK-SWE.2"], first.Dossier.Cases.Select(@case => @case.Id));

        await settlers.CommentAsync("DNK", "Shall we?");
        var second = await NextAsync(watch);

        Assert.True(second.Revision > first.Revision);
        Assert.Equal("Shall we?", Assert.Single(second.Dossier.Cases).Comments[0].Text);
    }

    [Fact]
    public async Task Watch_HubStops_EndsUnavailable()
    {
        await using var settlers = await Settlers.StartAsync();
        using var watch = settlers.Client.WatchDossier(new WatchDossierRequest { Dossier = "DNK-SWE" }, settlers.As("analyst", "SWE"));
        await NextAsync(watch);
        var stopping = settlers.Hub.Host.StopAsync(CancellationToken.None);
        var error = await Assert.ThrowsAsync<RpcException>(() => watch.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Equal((StatusCode.Unavailable, true), (error.StatusCode, RichError.Of(error).Retry));
        await stopping;
    }

    [Fact]
    public async Task Watch_AfterAnHour_EndsInOrder()
    {
        await using var settlers = await Settlers.StartAsync();
        using var watch = settlers.Client.WatchDossier(new WatchDossierRequest { Dossier = "DNK-SWE" }, settlers.As("analyst", "SWE"));
        await NextAsync(watch);
        settlers.Clock.Forward(TimeSpan.FromMinutes(61));
        await settlers.CommentAsync("DNK", "Still there?");
        while (await watch.ResponseStream.MoveNext(CancellationToken.None))
        {
            // What was on its way.
        }

        Assert.Equal(StatusCode.OK, watch.GetStatus().StatusCode);
    }

    [Fact]
    public async Task Watch_OfOthersDossierOrOfNone_IsRefused()
    {
        await using var settlers = await Settlers.StartAsync();
        await RefusedAsync("DNK-SWE", "NOR", "NOT_YOURS");
        await RefusedAsync("DNK-NOR", "DNK", "NOT_FOUND");
        await RefusedAsync("NOR-DNK", "DNK", "FIELD_INVALID");

        Task<string> RefusedAsync(string dossier, string country, string reason) => settlers.RefusedAsync(reason, async () =>
        {
            using var watch = settlers.Client.WatchDossier(new WatchDossierRequest { Dossier = dossier }, settlers.As("analyst", country));
            await watch.ResponseStream.MoveNext(CancellationToken.None);
        });
    }

    private static async Task<WatchDossierResponse> NextAsync(AsyncServerStreamingCall<WatchDossierResponse> watch)
    {
        Assert.True(await watch.ResponseStream.MoveNext(CancellationToken.None));
        return watch.ResponseStream.Current;
    }
}
