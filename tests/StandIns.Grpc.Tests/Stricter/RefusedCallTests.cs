// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using Grpc.Core;
using StandIns.Grpc.Tests.Client;
using StandIns.Grpc.Tests.Client.Retries;
using StandIns.Grpc.Tests.Protos;

namespace StandIns.Grpc.Tests.Stricter;

/// <summary>A call that cannot begin leaves nothing behind on its channel.</summary>
public sealed class RefusedCallTests
{
    [Fact]
    public async Task Unary_RefusedForItsDeadline_GivesBackWhatItKept()
    {
        await using var server = await ScriptedServer.StartAsync(request =>
            request.PreviousAttempts is null ? request.FailAsync(StatusCode.Unavailable) : request.SucceedAsync());
        var options = Policies.ForAll(Policies.Unavailable());
        options.MaxRetryBufferSize = 5000;
        var client = server.Connect(options);
        var message = new EchoRequest { Payload = ByteString.CopyFrom(new byte[4000]) };
        var local = DateTime.SpecifyKind(DateTime.UtcNow.AddHours(1), DateTimeKind.Local);

        for (var made = 0; made < 3; made++)
        {
            Assert.Throws<InvalidOperationException>(() => client.EchoAsync(message, deadline: local));
        }

        await client.EchoAsync(message);

        Assert.Equal(2, server.RequestCount);
    }
}
