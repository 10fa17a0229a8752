// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Client.Configuration;
using StandIns.Grpc.Tests.Client.Balancing;
using StandIns.Grpc.Tests.Protos;

namespace StandIns.Grpc.Tests.Client.Peers;

public sealed class KilledServerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [PythonFact]
    public async Task Calls_OneOfTwoKilled_GoToTheOther()
    {
        await using var one = await PythonServer.StartAsync();
        await using var other = await PythonServer.StartAsync();
        using var channel = Targets.Static(new RoundRobinConfig(), one.Port, other.Port);
        var client = new Probe.ProbeClient(channel);
        using var first = client.HangStream(new EchoRequest(), new CallOptions().WithWaitForReady());
        using var second = client.HangStream(new EchoRequest());
        Assert.True(await first.ResponseStream.MoveNext().WaitAsync(Patience));
        Assert.True(await second.ResponseStream.MoveNext().WaitAsync(Patience));

        await other.KillAsync();
        var made = 0;
        using var patience = new CancellationTokenSource(Patience);
        while (made < 20)
        {
            patience.Token.ThrowIfCancellationRequested();
            made = await Record.ExceptionAsync(() => client.EchoAsync(new EchoRequest()).ResponseAsync) is null ? made + 1 : 0;
        }
    }

    [PythonFact]
    public async Task Stream_ServerKilled_IsUnavailable()
    {
        await using var server = await PythonServer.StartAsync();
        using var call = server.Client.HangStream(new EchoRequest());
        Assert.True(await call.ResponseStream.MoveNext().WaitAsync(Patience));

        await server.KillAsync();

        var error = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext().WaitAsync(Patience));
        Assert.Equal(StatusCode.Unavailable, error.StatusCode);
    }
}
