// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using Grpc.Net.Client;
using StandIns.Grpc.Tests.Client;
using StandIns.Grpc.Tests.Protos;

namespace StandIns.Grpc.Tests.Stricter;

public sealed class BrokenAnswerTests
{
    [Fact]
    public async Task Unary_LengthBeyondInt_IsBeyondTheLimit()
    {
        await using var server = await ScriptedServer.StartAsync(async request =>
        {
            request.BeginOk();
            await request.SendAsync(0, uint.MaxValue, ReadOnlyMemory<byte>.Empty);
            request.EndWith(StatusCode.OK);
        });

        var error = await Assert.ThrowsAsync<RpcException>(() =>
            server.Connect(new GrpcChannelOptions()).EchoAsync(new EchoRequest()).ResponseAsync).WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(StatusCode.ResourceExhausted, error.StatusCode);
    }
}
