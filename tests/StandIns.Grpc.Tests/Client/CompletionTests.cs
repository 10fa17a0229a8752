// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using StandIns.Grpc.Tests.Client.Retries;
using StandIns.Grpc.Tests.Protos;

namespace StandIns.Grpc.Tests.Client;

public sealed class CompletionTests
{
    /// <summary>More than the windows of HTTP/2 let through to a server that does not read.</summary>
    private const int Size = 3_000_000;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task CompleteAsync_WhileAMessageIsWritten_IsRefusedAndTheMessageArrives(bool isUnderAPolicy)
    {
        var reads = new TaskCompletionSource();
        await using var server = await ScriptedServer.StartAsync(async request =>
        {
            await reads.Task;
            await request.ReadMessagesAsync();
            await request.SucceedAsync(new CollectReply { Bytes = request.MessageSizes.Sum() });
        });
        using var call = server.Connect(isUnderAPolicy ? Policies.ForAll(Policies.Unavailable()) : new GrpcChannelOptions()).Collect();
        var message = new EchoRequest { Payload = ByteString.CopyFrom(new byte[Size]) };
        var writing = call.RequestStream.WriteAsync(message);

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => call.RequestStream.CompleteAsync());
        Assert.Equal("Can't complete the client stream writer because the previous write is in progress.", error.Message);
        Assert.False(writing.IsCompleted);

        reads.SetResult();
        await writing.WaitAsync(Patience);
        await call.RequestStream.CompleteAsync();
        Assert.Equal(message.CalculateSize(), (await call.ResponseAsync.WaitAsync(Patience)).Bytes);
        await Assert.ThrowsAsync<InvalidOperationException>(() => call.RequestStream.WriteAsync(message));
    }
}
