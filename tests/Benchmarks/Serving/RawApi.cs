// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;

namespace StatsExchange.Benchmarks.Serving;

[BindServiceMethod(typeof(RawApi), nameof(BindService))]
internal sealed class RawApi(KeptMessages<byte[]> kept)
{
    public static void BindService(ServiceBinderBase serviceBinder, RawApi? service)
    {
        serviceBinder.AddMethod(RawMethods.Put, service is null ? null! : new ClientStreamingServerMethod<byte[], byte[]>(service.Put));
        serviceBinder.AddMethod(RawMethods.Get, service is null ? null! : new ServerStreamingServerMethod<byte[], byte[]>(service.Get));
    }

    public async Task<byte[]> Put(IAsyncStreamReader<byte[]> requestStream, ServerCallContext context)
    {
        List<byte[]> messages = [];
        while (await requestStream.MoveNext(context.CancellationToken))
        {
            messages.Add(requestStream.Current);
        }

        kept.Keep(messages);
        return RawMethods.Number(messages.Count);
    }

    public async Task Get(byte[] request, IServerStreamWriter<byte[]> responseStream, ServerCallContext context)
    {
        foreach (var message in kept.Read())
        {
            await responseStream.WriteAsync(message);
        }
    }
}
