// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using Grpc.Net.Client;
using StandIns.Grpc.Tests.Protos;

namespace StandIns.Grpc.Tests.Client.Inside;

public sealed class LateResetTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    // The timer of the call has hours to go: only the clock tells that the server was right to end it.
    [Theory]
    [InlineData(1, StatusCode.DeadlineExceeded)]
    [InlineData(-1, StatusCode.Cancelled)]
    public async Task Unary_ResetAtItsDeadline_IsDeadlineExceeded(int minutesAfter, StatusCode expected)
    {
        var clock = new SetClock();
        var deadline = clock.Now.UtcDateTime.AddHours(2);
        await using var server = await ScriptedServer.StartAsync(request =>
        {
            clock.Now = deadline.AddMinutes(minutesAfter);
            request.Reset(0x8);
            return Task.CompletedTask;
        });
        var client = server.Connect(new GrpcChannelOptions(), channel => channel.Clock = clock);

        var error = await Assert.ThrowsAsync<RpcException>(() => client.EchoAsync(new EchoRequest(), deadline: deadline).ResponseAsync.WaitAsync(Patience));

        Assert.Equal(expected, error.StatusCode);
    }
}
