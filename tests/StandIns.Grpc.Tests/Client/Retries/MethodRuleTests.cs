// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Client.Configuration;
using StandIns.Grpc.Tests.Protos;

namespace StandIns.Grpc.Tests.Client.Retries;

public sealed class MethodRuleTests
{
    private const string Service = "standins.probe.v1.Probe";

    [Theory]
    [InlineData("Echo", 3)]
    [InlineData("Hang", 4)]
    public async Task Method_NamedMoreClosely_HasItsOwnRules(string method, int expected)
    {
        await using var server = await ScriptedServer.StartAsync(request => request.FailAsync(StatusCode.Unavailable));
        var client = server.Connect(Policies.For(
            (MethodName.Default, Policies.Unavailable(2)),
            (new MethodName { Service = Service }, Policies.Unavailable(4)),
            (new MethodName { Service = Service, Method = "Echo" }, Policies.Unavailable(3))));

        await Assert.ThrowsAsync<RpcException>(() =>
            (method == "Echo" ? client.EchoAsync(new EchoRequest()) : client.HangAsync(new EchoRequest())).ResponseAsync);

        Assert.Equal(expected, server.RequestCount);
    }

    [Fact]
    public async Task Method_NotNamed_IsMadeOnce()
    {
        await using var server = await ScriptedServer.StartAsync(request => request.FailAsync(StatusCode.Unavailable));
        var client = server.Connect(Policies.For((new MethodName { Service = Service, Method = "Hang" }, Policies.Unavailable())));

        await Assert.ThrowsAsync<RpcException>(() => client.EchoAsync(new EchoRequest()).ResponseAsync);

        Assert.Equal(1, server.RequestCount);
    }

    [Fact]
    public void Channel_TwoConfigsForOneMethod_IsRefused()
    {
        var options = Policies.For((new MethodName { Service = Service }, Policies.Unavailable()), (new MethodName { Service = Service }, Policies.Unavailable(2)));

        Assert.Throws<InvalidOperationException>(() => GrpcChannel.ForAddress("http://127.0.0.1:1", options));
    }

    [Theory]
    [InlineData(1, 1, 1, 1, true, "max attempts must be greater than 1")]
    [InlineData(2, 0, 1, 1, true, "initial backoff must be greater than zero")]
    [InlineData(2, 1, 0, 1, true, "maximum backoff must be greater than zero")]
    [InlineData(2, 1, 1, 0, true, "multiplier must be greater than 0")]
    [InlineData(2, 1, 1, 1, false, "at least 1 retryable status code")]
    public void Call_UnderAPolicyThatIsNotWhole_IsRefused(int attempts, int initial, int max, double multiplier, bool code, string expected)
    {
        var policy = new RetryPolicy
        {
            MaxAttempts = attempts,
            InitialBackoff = TimeSpan.FromSeconds(initial),
            MaxBackoff = TimeSpan.FromSeconds(max),
            BackoffMultiplier = multiplier,
        };
        if (code)
        {
            policy.RetryableStatusCodes.Add(StatusCode.Unavailable);
        }

        using var channel = GrpcChannel.ForAddress("http://127.0.0.1:1", Policies.ForAll(policy));

        var error = Assert.Throws<InvalidOperationException>(() => new Probe.ProbeClient(channel).EchoAsync(new EchoRequest()));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }
}
