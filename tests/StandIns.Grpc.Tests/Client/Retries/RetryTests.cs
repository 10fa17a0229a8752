// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Client.Configuration;
using StandIns.Grpc.Tests.Protos;

namespace StandIns.Grpc.Tests.Client.Retries;

public sealed class RetryTests
{
    private readonly RecordingClock _clock = new();

    [Fact]
    public async Task Unary_UnavailableTwice_IsAnsweredByTheThirdAttempt()
    {
        await using var server = await ScriptedServer.StartAsync(request =>
            request.Number < 3 ? request.FailAsync(StatusCode.Unavailable) : request.SucceedAsync(new EchoReply { Payload = ByteString.CopyFromUtf8("third") }));
        using var call = Connect(server, Policies.Unavailable()).EchoAsync(new EchoRequest());

        var reply = await call;

        Assert.Equal("third", reply.Payload.ToStringUtf8());
        Assert.Equal([null, "1", "2"], server.Requests.Select(request => request.PreviousAttempts));
        Assert.Equal("2", (await call.ResponseHeadersAsync).GetValue("grpc-previous-rpc-attempts"));
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task Unary_AnotherStatus_IsNotMadeAgain()
    {
        await using var server = await ScriptedServer.StartAsync(request => request.FailAsync(StatusCode.FailedPrecondition, "no"));

        var error = await FailAsync(server, Policies.Unavailable());

        Assert.Equal((StatusCode.FailedPrecondition, "no"), (error.StatusCode, error.Status.Detail));
        Assert.Equal(1, server.RequestCount);
    }

    [Theory]
    [InlineData(3, 5, 3)]
    [InlineData(9, 5, 5)]
    [InlineData(4, null, 4)]
    public async Task Unary_AlwaysUnavailable_EndsAfterTheAttemptsAllowed(int byPolicy, int? byChannel, int expected)
    {
        await using var server = await ScriptedServer.StartAsync(request => request.FailAsync(StatusCode.Unavailable, "still not"));
        var options = Policies.ForAll(Policies.Unavailable(byPolicy));
        options.MaxRetryAttempts = byChannel;

        var error = await Assert.ThrowsAsync<RpcException>(() =>
            server.Connect(options, channel => channel.Clock = _clock).EchoAsync(new EchoRequest()).ResponseAsync);

        Assert.Equal((StatusCode.Unavailable, "still not"), (error.StatusCode, error.Status.Detail));
        Assert.Equal(expected, server.RequestCount);
        Assert.Equal(expected - 1, _clock.Waits.Count);
    }

    [Fact]
    public async Task Unary_Waits_AreARandomPartOfABoundThatGrows()
    {
        await using var server = await ScriptedServer.StartAsync(request => request.FailAsync(StatusCode.Unavailable));
        var options = Policies.ForAll(Policies.Unavailable());
        var client = server.Connect(options, channel => (channel.Clock, channel.Random) = (_clock, new Random(7)));

        await Assert.ThrowsAsync<RpcException>(() => client.EchoAsync(new EchoRequest()).ResponseAsync);

        var random = new Random(7);
        Assert.Equal(
            new double[] { 1, 2, 4, 5 }.Select(bound => TimeSpan.FromSeconds(bound) * random.NextDouble()).Select(wait => Math.Floor(wait.TotalMilliseconds)),
            _clock.Waits.Select(wait => Math.Floor(wait.TotalMilliseconds)));
    }

    [Fact]
    public async Task Unary_ServerNamesTheTime_ItIsObeyedForAnyStatus()
    {
        await using var server = await ScriptedServer.StartAsync(request =>
            request.Number == 1 ? request.FailAsync(StatusCode.ResourceExhausted, pushback: "12345") : request.SucceedAsync());

        await Connect(server, Policies.Unavailable()).EchoAsync(new EchoRequest());

        Assert.Equal([TimeSpan.FromMilliseconds(12345)], _clock.Waits);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("soon")]
    [InlineData("")]
    public async Task Unary_ServerForbids_IsNotMadeAgain(string pushback)
    {
        await using var server = await ScriptedServer.StartAsync(request => request.FailAsync(StatusCode.Unavailable, pushback: pushback));

        await FailAsync(server, Policies.Unavailable());

        Assert.Equal(1, server.RequestCount);
    }

    [Fact]
    public async Task ServerStreaming_FailedBehindItsHeaders_IsNotMadeAgain()
    {
        await using var server = await ScriptedServer.StartAsync(async request =>
        {
            request.BeginOk();
            await request.SendAsync(new EchoReply());
            request.EndWith(StatusCode.Unavailable);
        });
        using var call = Connect(server, Policies.Unavailable()).Produce(new ProduceRequest());

        Assert.True(await call.ResponseStream.MoveNext());
        var error = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext());

        Assert.Equal(StatusCode.Unavailable, error.StatusCode);
        Assert.Equal(1, server.RequestCount);
    }

    [Fact]
    public async Task ServerStreaming_FailedBeforeItsHeaders_IsReadFromTheNextAttempt()
    {
        await using var server = await ScriptedServer.StartAsync(request =>
            request.Number == 1 ? request.FailAsync(StatusCode.Unavailable) : request.SucceedAsync());
        using var call = Connect(server, Policies.Unavailable()).Produce(new ProduceRequest());

        Assert.True(await call.ResponseStream.MoveNext());
        Assert.False(await call.ResponseStream.MoveNext());
        Assert.Equal(2, server.RequestCount);
    }

    [Fact]
    public async Task Unary_DeadlinePassesBetweenAttempts_IsDeadlineExceeded()
    {
        await using var server = await ScriptedServer.StartAsync(request => request.FailAsync(StatusCode.Unavailable, pushback: "600000"));
        var client = server.Connect(Policies.ForAll(Policies.Unavailable()));

        var error = await Assert.ThrowsAsync<RpcException>(() =>
            client.EchoAsync(new EchoRequest(), deadline: DateTime.UtcNow.AddMilliseconds(500)).ResponseAsync).WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(StatusCode.DeadlineExceeded, error.StatusCode);
        Assert.Equal(1, server.RequestCount);
    }

    [Fact]
    public async Task Unary_CancelledBetweenAttempts_IsCancelled()
    {
        using var cancellation = new CancellationTokenSource();
        await using var server = await ScriptedServer.StartAsync(request =>
        {
            cancellation.CancelAfter(TimeSpan.FromMilliseconds(300));
            return request.FailAsync(StatusCode.Unavailable, pushback: "600000");
        });
        var client = server.Connect(Policies.ForAll(Policies.Unavailable()));

        var error = await Assert.ThrowsAsync<RpcException>(() =>
            client.EchoAsync(new EchoRequest(), cancellationToken: cancellation.Token).ResponseAsync).WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Equal((StatusCode.Cancelled, 1), (error.StatusCode, server.RequestCount));
    }

    [Fact]
    public async Task Unary_DisposedBetweenAttempts_IsCancelled()
    {
        await using var server = await ScriptedServer.StartAsync(request => request.FailAsync(StatusCode.Unavailable, pushback: "600000"));
        var call = server.Connect(Policies.ForAll(Policies.Unavailable())).EchoAsync(new EchoRequest());
        while (server.RequestCount == 0)
        {
            await Task.Delay(10);
        }

        call.Dispose();

        var error = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync).WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(StatusCode.Cancelled, error.StatusCode);
    }

    [Fact]
    public async Task Unary_NobodyListens_IsTriedAsOftenAsAllowed()
    {
        var gone = await ScriptedServer.StartAsync(request => request.SucceedAsync());
        await gone.DisposeAsync();
        var options = Policies.ForAll(Policies.Unavailable(3));
        options.InitialReconnectBackoff = TimeSpan.FromHours(1);
        options.MaxReconnectBackoff = null;
        using var channel = GrpcChannel.ForAddress(gone.Address, options);
        channel.Clock = _clock;

        var error = await Assert.ThrowsAsync<RpcException>(() => new Probe.ProbeClient(channel).EchoAsync(new EchoRequest()).ResponseAsync);

        Assert.Equal((StatusCode.Unavailable, 2), (error.StatusCode, _clock.Waits.Count));
    }

    private Probe.ProbeClient Connect(ScriptedServer server, RetryPolicy policy) =>
        server.Connect(Policies.ForAll(policy), channel => channel.Clock = _clock);

    private Task<RpcException> FailAsync(ScriptedServer server, RetryPolicy policy) =>
        Assert.ThrowsAsync<RpcException>(() => Connect(server, policy).EchoAsync(new EchoRequest()).ResponseAsync);
}
