// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using Grpc.Health.V1;
using StatsExchange.Hub.Tests.Running;
using static Grpc.Health.V1.HealthCheckResponse.Types;
using HealthClient = Grpc.Health.V1.Health.HealthClient;

namespace StatsExchange.Hub.Tests.Health;

public sealed class HealthTests(RunningHub hub) : IClassFixture<RunningHub>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private HealthClient Client => new(hub.Invoker);

    [Theory]
    [InlineData("")]
    [InlineData("readiness")]
    [InlineData("liveness")]
    [InlineData("statsexchange.v1.AdministrationService")]
    [InlineData("grpc.health.v1.Health")]
    [InlineData("grpc.reflection.v1.ServerReflection")]
    public async Task Check_OfServedService_IsServing(string service)
    {
        var response = await Client.CheckAsync(new HealthCheckRequest { Service = service });

        Assert.Equal(ServingStatus.Serving, response.Status);
    }

    [Fact]
    public async Task Check_OfUnknownService_IsNotFound()
    {
        var error = await Assert.ThrowsAsync<RpcException>(async () => await Client.CheckAsync(new HealthCheckRequest { Service = "other" }));

        Assert.Equal(StatusCode.NotFound, error.StatusCode);
    }

    [Fact]
    public async Task List_NamesEverythingThatCanBeChecked()
    {
        var response = await Client.ListAsync(new HealthListRequest());

        Assert.Equal(
            AnyMethod.All.Select(method => method.Service.FullName).Distinct().Concat(["", "liveness", "readiness"]).Order(StringComparer.Ordinal),
            response.Statuses.Keys.Order(StringComparer.Ordinal));
        Assert.All(response.Statuses.Values, state => Assert.Equal(ServingStatus.Serving, state.Status));
    }

    [Theory]
    [InlineData("", ServingStatus.Serving)]
    [InlineData("liveness", ServingStatus.Serving)]
    [InlineData("other", ServingStatus.ServiceUnknown)]
    public async Task Watch_TellsTheStateAtOnceAndThenNothingUntilItChanges(string service, ServingStatus status)
    {
        using var watch = Client.Watch(new HealthCheckRequest { Service = service });

        Assert.Equal(status, await NextAsync(watch));
        // Longer than it takes the hub to look again.
        await Assert.ThrowsAsync<TimeoutException>(() => watch.ResponseStream.MoveNext(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(2.5)));
    }

    [Fact]
    public async Task Watch_WhileTheHubStops_TellsNotServingAndEndsUnavailableWithRetryHint()
    {
        await using var running = await HubScope.StartAsync(_ => { });
        HealthClient client = new(running.Hub.Invoker);
        using var ready = client.Watch(new HealthCheckRequest());
        using var live = client.Watch(new HealthCheckRequest { Service = "liveness" });
        using var other = client.Watch(new HealthCheckRequest { Service = "other" });
        Assert.Equal(ServingStatus.Serving, await NextAsync(ready));
        Assert.Equal(ServingStatus.Serving, await NextAsync(live));
        Assert.Equal(ServingStatus.ServiceUnknown, await NextAsync(other));

        await running.Hub.Host.StopAsync(CancellationToken.None);

        Assert.Equal(ServingStatus.NotServing, await NextAsync(ready));
        await EndsUnavailableAsync(ready);
        await EndsUnavailableAsync(live);
        await EndsUnavailableAsync(other);
    }

    [Fact]
    public async Task Journal_ThatTakesNoMoreWrites_TurnsReadinessNotServingAndLeavesLiveness()
    {
        await using var running = await HubScope.StartAsync(_ => { });
        HealthClient client = new(running.Hub.Invoker);
        using var watch = client.Watch(new HealthCheckRequest());
        Assert.Equal(ServingStatus.Serving, await NextAsync(watch));

        JournalFault.Plant(running.Hub.Data, "country/SWE");
        var error = await Assert.ThrowsAsync<RpcException>(
            () => running.Hub.SubmitAsync(Flows.Header("SWE", "lost"), Flows.Observation("EMI", "NOR", 1)));

        Assert.Equal(StatusCode.Unavailable, error.StatusCode);
        Assert.Equal(ServingStatus.NotServing, (await client.CheckAsync(new HealthCheckRequest { Service = "readiness" })).Status);
        Assert.Equal(ServingStatus.NotServing, await NextAsync(watch));
        Assert.Equal(ServingStatus.NotServing, (await client.CheckAsync(new HealthCheckRequest { Service = "statsexchange.v1.SubmissionService" })).Status);
        Assert.Equal(ServingStatus.Serving, (await client.CheckAsync(new HealthCheckRequest { Service = "liveness" })).Status);
        var live = (await client.ListAsync(new HealthListRequest())).Statuses.Where(pair => pair.Value.Status == ServingStatus.Serving);
        Assert.Equal(["grpc.health.v1.Health", "liveness"], live.Select(pair => pair.Key).Order(StringComparer.Ordinal));
    }

    private static async Task<ServingStatus> NextAsync(AsyncServerStreamingCall<HealthCheckResponse> watch)
    {
        Assert.True(await watch.ResponseStream.MoveNext(CancellationToken.None).WaitAsync(Patience));
        return watch.ResponseStream.Current.Status;
    }

    private static async Task EndsUnavailableAsync(AsyncServerStreamingCall<HealthCheckResponse> watch)
    {
        var error = await Assert.ThrowsAsync<RpcException>(() => watch.ResponseStream.MoveNext(CancellationToken.None).WaitAsync(Patience));
        Assert.Equal(StatusCode.Unavailable, error.StatusCode);
        Assert.True(RichError.Of(error).Retry);
        Assert.Equal("1000", error.Trailers.GetValue("grpc-retry-pushback-ms"));
    }
}
