// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;

namespace StatsExchange.Benchmarks.Serving;

/// <summary>What would be generated if the messages were protobuf: a service has its methods from the class that binds them.</summary>
[BindServiceMethod(typeof(RawApiBase), nameof(BindService))]
internal abstract class RawApiBase
{
    public static void BindService(ServiceBinderBase serviceBinder, RawApiBase? service)
    {
        serviceBinder.AddMethod(RawMethods.Put, service is null ? null! : new ClientStreamingServerMethod<byte[], byte[]>(service.Put));
        serviceBinder.AddMethod(RawMethods.Get, service is null ? null! : new ServerStreamingServerMethod<byte[], byte[]>(service.Get));
    }

    public abstract Task<byte[]> Put(IAsyncStreamReader<byte[]> requestStream, ServerCallContext context);

    public abstract Task Get(byte[] request, IServerStreamWriter<byte[]> responseStream, ServerCallContext context);
}
