// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;

namespace StatsExchange.Benchmarks.Serving;

internal sealed class RawApi(KeptMessages<byte[]> kept) : RawApiBase
{
    public override async Task<byte[]> Put(IAsyncStreamReader<byte[]> requestStream, ServerCallContext context)
    {
        List<byte[]> messages = [];
        while (await requestStream.MoveNext(context.CancellationToken))
        {
            messages.Add(requestStream.Current);
        }

        kept.Keep(messages);
        return RawMethods.Number(messages.Count);
    }

    public override async Task Get(byte[] request, IServerStreamWriter<byte[]> responseStream, ServerCallContext context)
    {
        foreach (var message in kept.Read())
        {
            await responseStream.WriteAsync(message);
        }
    }
}
