// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Client.Configuration;
using StandIns.Grpc.Tests.Client.Retries;
using StandIns.Grpc.Tests.Protos;

namespace StandIns.Grpc.Tests.Client.Inside;

public sealed class WaitTests
{
    private readonly RecordingClock _clock = new();

    [Fact]
    public async Task Unary_Waits_AreARandomPartOfABoundThatGrows()
    {
        await using var server = await ScriptedServer.StartAsync(request => request.FailAsync(StatusCode.Unavailable));
        var client = server.Connect(Policies.ForAll(InSeconds()), channel => (channel.Clock, channel.Random) = (_clock, new Random(7)));

        await Assert.ThrowsAsync<RpcException>(() => client.EchoAsync(new EchoRequest()).ResponseAsync);

        var random = new Random(7);
        Assert.Equal(
            new double[] { 1, 2, 4, 5 }.Select(bound => TimeSpan.FromSeconds(bound) * random.NextDouble()).Select(wait => Math.Floor(wait.TotalMilliseconds)),
            _clock.Waits.Select(wait => Math.Floor(wait.TotalMilliseconds)));
    }

    [Fact]
    public async Task Unary_ServerNamesTheTime_IsWaitedFor()
    {
        await using var server = await ScriptedServer.StartAsync(request =>
            request.Number == 1 ? request.FailAsync(StatusCode.ResourceExhausted, pushback: "12345") : request.SucceedAsync());

        await server.Connect(Policies.ForAll(Policies.Unavailable()), channel => channel.Clock = _clock).EchoAsync(new EchoRequest());

        Assert.Equal([TimeSpan.FromMilliseconds(12345)], _clock.Waits);
    }

    [Fact]
    public async Task Unary_NobodyListens_IsTriedAsOftenAsAllowed()
    {
        var gone = await ScriptedServer.StartAsync(request => request.SucceedAsync());
        await gone.DisposeAsync();
        var options = Policies.ForAll(InSeconds(3));
        options.InitialReconnectBackoff = TimeSpan.FromHours(1);
        options.MaxReconnectBackoff = null;
        using var channel = GrpcChannel.ForAddress(gone.Address, options);
        channel.Clock = _clock;

        var error = await Assert.ThrowsAsync<RpcException>(() => new Probe.ProbeClient(channel).EchoAsync(new EchoRequest()).ResponseAsync);

        Assert.Equal((StatusCode.Unavailable, 2), (error.StatusCode, _clock.Waits.Count));
    }

    private static RetryPolicy InSeconds(int maxAttempts = 5)
    {
        var policy = Policies.Unavailable(maxAttempts);
        (policy.InitialBackoff, policy.MaxBackoff) = (TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5));
        return policy;
    }
}
