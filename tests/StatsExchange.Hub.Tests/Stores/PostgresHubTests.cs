// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using Grpc.Core;
using Grpc.Health.V1;
using StatsExchange.Hub.Tests.Running;
using StatsExchange.PostgresServer;
using StatsExchange.V1;
using static Grpc.Health.V1.HealthCheckResponse.Types;

namespace StatsExchange.Hub.Tests.Stores;

public sealed class PostgresHubTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public PostgresHubTests() => Skip.If(PostgresBinaries.WhyMissing is not null, PostgresBinaries.WhyMissing);

    [SkippableFact]
    public async Task Submit_ThenRestart_IsExportedAndHasTheSameReceipt()
    {
        await using var hubs = await HubsOnPostgres.StartAsync(1);
        var given = await hubs.All[0].SubmitAsync(Flows.Header("SWE", "p-1"), Flows.Observation("EMI", "DNK", 3763));
        await hubs.StopAsync(0);

        var restarted = await hubs.AddAsync();

        var again = await restarted.SubmitAsync(Flows.Header("SWE", "p-1"), Flows.Observation("EMI", "DNK", 3763));
        Assert.Equal(given.Receipt.ToByteString(), again.Receipt.ToByteString());
        Assert.Equal(1, await ExportedRowsAsync(restarted, "SWE"));
        Assert.False(File.Exists(Path.Combine(restarted.Data, "journal.db")));
    }

    [SkippableFact]
    public async Task Database_KilledAndStartedAgain_IsUnavailableMeanwhileAndServedAgainByItself()
    {
        await using var server = await TestServer.StartAsync();
        await using var hubs = await HubsOnPostgres.StartAsync(1, server);
        var hub = hubs.All[0];
        await hub.SubmitAsync(Flows.Header("SWE", "p-1"), Flows.Observation("EMI", "DNK", 3763));

        await server.KillAsync();

        var error = await Assert.ThrowsAsync<RpcException>(
            () => hub.SubmitAsync(Flows.Header("SWE", "p-2"), Flows.Observation("EMI", "NOR", 1)));
        Assert.Equal((StatusCode.Unavailable, "JOURNAL_UNAVAILABLE", true), (error.StatusCode, RichError.Of(error).Reason, RichError.Of(error).Retry));
        Assert.Equal(ServingStatus.NotServing, await HealthAsync(hub));

        await server.StartAgainAsync();

        var answer = await UntilAvailableAsync(() => hub.SubmitAsync(Flows.Header("SWE", "p-2"), Flows.Observation("EMI", "NOR", 1)));
        Assert.NotEmpty(answer.Receipt.Signature);
        Assert.Equal(ServingStatus.Serving, await HealthAsync(hub));
        Assert.Equal(2, await ExportedRowsAsync(hub, "SWE"));
    }

    [SkippableFact]
    public async Task Database_StoppedInPlace_IsUnavailableInBoundedTime()
    {
        await using var server = await TestServer.StartAsync();
        await using var hubs = await HubsOnPostgres.StartAsync(1, server, "Command Timeout=10;Timeout=10");
        var hub = hubs.All[0];
        await server.FreezeAsync();

        var error = await Assert.ThrowsAsync<RpcException>(
            () => hub.SubmitAsync(Flows.Header("SWE", "p-1"), Flows.Observation("EMI", "DNK", 3763)).WaitAsync(Patience));

        Assert.Equal("JOURNAL_UNAVAILABLE", RichError.Of(error).Reason);
        await server.ThawAsync();
        await UntilAvailableAsync(() => hub.SubmitAsync(Flows.Header("SWE", "p-1"), Flows.Observation("EMI", "DNK", 3763)));
        Assert.Equal(1, await ExportedRowsAsync(hub, "SWE"));
    }

    private static async Task<ServingStatus> HealthAsync(RunningHub hub) =>
        (await new Grpc.Health.V1.Health.HealthClient(hub.Invoker).CheckAsync(new HealthCheckRequest())).Status;

    private static async Task<int> ExportedRowsAsync(RunningHub hub, string country)
    {
        using var call = new ObservationService.ObservationServiceClient(hub.Invoker).ExportObservations(
            new ExportObservationsRequest { RefArea = country, Structure = "FLOW" }, hub.As("analyst", country));
        var rows = 0;
        while (await call.ResponseStream.MoveNext(CancellationToken.None))
        {
            rows += (int)(call.ResponseStream.Current.Block?.Count ?? 0);
        }

        return rows;
    }

    private static async Task<T> UntilAvailableAsync<T>(Func<Task<T>> call)
    {
        using CancellationTokenSource patience = new(Patience);
        while (true)
        {
            try
            {
                return await call();
            }
            catch (RpcException error) when (error.StatusCode == StatusCode.Unavailable)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), patience.Token);
            }
        }
    }
}
