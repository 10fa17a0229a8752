// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using Grpc.Net.Client;
using StatsExchange.Benchmarks.Serving;

namespace StatsExchange.Benchmarks.Load;

/// <summary>Streams of bytes that neither side parses.</summary>
internal sealed class RawTransfers : IDisposable
{
    private readonly GrpcChannel _channel;
    private readonly CallInvoker _invoker;

    public RawTransfers(Uri address)
    {
        _channel = GrpcChannel.ForAddress(address);
        _invoker = _channel.CreateCallInvoker();
    }

    /// <summary>Sends messages that stand for so many observations; correct where the server counts them all.</summary>
    public async ValueTask<Work> PutAsync(IReadOnlyList<byte[]> messages, long observations)
    {
        using var call = _invoker.AsyncClientStreamingCall(RawMethods.Put, null, default);
        foreach (var message in messages)
        {
            await call.RequestStream.WriteAsync(message);
        }

        await call.RequestStream.CompleteAsync();
        var answer = await call.ResponseAsync;
        return new Work(observations, BytesOf(messages), answer.AsSpan().SequenceEqual(RawMethods.Number(messages.Count)));
    }

    /// <summary>Takes the messages the server keeps; correct where all their bytes come.</summary>
    public async ValueTask<Work> GetAsync(IReadOnlyList<byte[]> expected, long observations)
    {
        long bytes = 0;
        using var call = _invoker.AsyncServerStreamingCall(RawMethods.Get, null, default, []);
        while (await call.ResponseStream.MoveNext(CancellationToken.None))
        {
            bytes += call.ResponseStream.Current.Length;
        }

        return new Work(observations, bytes, bytes == BytesOf(expected));
    }

    public void Dispose() => _channel.Dispose();

    private static long BytesOf(IReadOnlyList<byte[]> messages) => messages.Sum(message => (long)message.Length);
}
