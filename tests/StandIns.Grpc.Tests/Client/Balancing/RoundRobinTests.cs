// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Client.Configuration;
using StandIns.Grpc.Tests.Client.Retries;
using StandIns.Grpc.Tests.Protos;

namespace StandIns.Grpc.Tests.Client.Balancing;

public sealed class RoundRobinTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Calls_ToServersThatAnswer_AreSpreadEvenly()
    {
        await using var one = await StartAsync();
        await using var other = await StartAsync();
        using var channel = Targets.Static(new RoundRobinConfig(), one.Port, other.Port);
        await ConnectAllAsync(channel, one, other);
        var (before, beforeOther) = (one.RequestCount, other.RequestCount);

        await CallAsync(channel, 20);

        Assert.Equal((10, 10), (one.RequestCount - before, other.RequestCount - beforeOther));
    }

    [Fact]
    public async Task Calls_OneServerGone_GoToTheOtherUntilItIsBack()
    {
        await using var one = await StartAsync();
        var other = await StartAsync();
        using var channel = Targets.Static(new RoundRobinConfig(), one.Port, other.Port);
        await ConnectAllAsync(channel, one, other);

        await other.DisposeAsync();
        await UntilAsync(async () => await SucceedsAsync(channel) && await SucceedsAsync(channel) && await SucceedsAsync(channel));
        await CallAsync(channel, 50);

        await using var back = await StartAsync(other.Port);
        await UntilAsync(async () => await SucceedsAsync(channel) && back.RequestCount > 0);
    }

    [Fact]
    public async Task Calls_UnderAPolicy_NoticeNothingOfServersThatComeAndGo()
    {
        await using var one = await StartAsync();
        var other = await StartAsync();
        var options = Targets.Options(new RoundRobinConfig());
        options.ServiceConfig!.MethodConfigs.Add(new MethodConfig { Names = { MethodName.Default }, RetryPolicy = Policies.Unavailable() });
        options.ServiceConfig.MethodConfigs[0].RetryPolicy!.InitialBackoff = TimeSpan.FromMilliseconds(50);
        using var channel = Targets.Static(options, one.Port, other.Port);
        using var over = new CancellationTokenSource();
        var made = 0;
        var callers = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (!over.IsCancellationRequested)
            {
                await CallAsync(channel, 1);
                Interlocked.Increment(ref made);
            }
        })).ToArray();

        for (var round = 0; round < 5; round++)
        {
            await UntilAsync(() => Task.FromResult(other.RequestCount > 10 || Array.Exists(callers, caller => caller.IsFaulted)));
            await other.StopAsync();
            var sofar = Volatile.Read(ref made);
            await UntilAsync(() => Task.FromResult(Volatile.Read(ref made) > sofar + 20 || Array.Exists(callers, caller => caller.IsFaulted)));
            await other.DisposeAsync();
            other = await StartAsync(other.Port);
        }

        await over.CancelAsync();
        await Task.WhenAll(callers).WaitAsync(Patience);
        await other.DisposeAsync();
    }

    [Fact]
    public async Task Call_AllServersGone_FailsAndFindsThemAgain()
    {
        var one = await StartAsync();
        var other = await StartAsync();
        using var channel = Targets.Static(new RoundRobinConfig(), one.Port, other.Port);
        await CallAsync(channel, 2);
        await one.DisposeAsync();
        await other.DisposeAsync();

        var error = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            while (true)
            {
                await CallAsync(channel, 1);
            }
        }).WaitAsync(Patience);
        Assert.Equal(StatusCode.Unavailable, error.StatusCode);

        await using var back = await StartAsync(one.Port);
        await UntilAsync(() => SucceedsAsync(channel));
    }

    [Fact]
    public async Task Call_WaitingForReady_IsAnsweredOnceAServerIsThere()
    {
        var gone = await StartAsync();
        await gone.DisposeAsync();
        using var channel = Targets.Static(new RoundRobinConfig(), gone.Port);
        Assert.False(await SucceedsAsync(channel));
        var waiting = new Probe.ProbeClient(channel).EchoAsync(new EchoRequest(), new CallOptions().WithWaitForReady());

        await using var back = await StartAsync(gone.Port);

        await waiting.ResponseAsync.WaitAsync(Patience);
    }

    [Fact]
    public async Task Call_WaitingForReadyInVain_EndsWithItsDeadline()
    {
        var gone = await StartAsync();
        await gone.DisposeAsync();
        using var channel = Targets.Static(new RoundRobinConfig(), gone.Port);

        var error = await Assert.ThrowsAsync<RpcException>(() => new Probe.ProbeClient(channel)
            .EchoAsync(new EchoRequest(), new CallOptions(deadline: DateTime.UtcNow.AddMilliseconds(300)).WithWaitForReady()).ResponseAsync).WaitAsync(Patience);

        Assert.Equal(StatusCode.DeadlineExceeded, error.StatusCode);
    }

    private static Task<ScriptedServer> StartAsync(int? port = null) => ScriptedServer.StartAsync(
        async request =>
        {
            // Kestrel resets streams where too many requests were answered unread.
            await request.ReadMessagesAsync();
            await request.SucceedAsync();
        },
        port);

    private static async Task CallAsync(GrpcChannel channel, int count)
    {
        for (var made = 0; made < count; made++)
        {
            await new Probe.ProbeClient(channel).EchoAsync(new EchoRequest()).ResponseAsync.WaitAsync(Patience);
        }
    }

    private static async Task<bool> SucceedsAsync(GrpcChannel channel)
    {
        try
        {
            await CallAsync(channel, 1);
            return true;
        }
        catch (RpcException failure) when (failure.StatusCode == StatusCode.Unavailable)
        {
            return false;
        }
    }

    private static Task ConnectAllAsync(GrpcChannel channel, params ScriptedServer[] servers) =>
        UntilAsync(async () => await SucceedsAsync(channel) && servers.All(server => server.RequestCount > 0));

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await condition())
        {
            await Task.Delay(10, patience.Token);
        }
    }
}
