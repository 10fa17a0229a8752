// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client.Configuration;
using StandIns.Grpc.Tests.Protos;

namespace StandIns.Grpc.Tests.Client.Retries;

public sealed class RetryTests
{
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
            server.Connect(options).EchoAsync(new EchoRequest()).ResponseAsync);

        Assert.Equal((StatusCode.Unavailable, "still not"), (error.StatusCode, error.Status.Detail));
        Assert.Equal(expected, server.RequestCount);
    }

    [Fact]
    public async Task Unary_ServerNamesTheTime_IsMadeAgainForAnyStatus()
    {
        await using var server = await ScriptedServer.StartAsync(request =>
            request.Number == 1 ? request.FailAsync(StatusCode.ResourceExhausted, pushback: "1") : request.SucceedAsync());

        await Connect(server, Policies.Unavailable()).EchoAsync(new EchoRequest());

        Assert.Equal(2, server.RequestCount);
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

        // Where it passed before the first attempt was at the server, with more time.
        for (var time = TimeSpan.FromMilliseconds(500); server.RequestCount == 0; time *= 2)
        {
            var error = await Assert.ThrowsAsync<RpcException>(() =>
                client.EchoAsync(new EchoRequest(), deadline: DateTime.UtcNow + time).ResponseAsync).WaitAsync(TimeSpan.FromMinutes(1));
            Assert.Equal(StatusCode.DeadlineExceeded, error.StatusCode);
        }

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

    private static Probe.ProbeClient Connect(ScriptedServer server, RetryPolicy policy) =>
        server.Connect(Policies.ForAll(policy));

    private static Task<RpcException> FailAsync(ScriptedServer server, RetryPolicy policy) =>
        Assert.ThrowsAsync<RpcException>(() => Connect(server, policy).EchoAsync(new EchoRequest()).ResponseAsync);
}
