// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;

namespace Grpc.AspNetCore.Server;

internal sealed class ClientStreamingHandler<TRequest, TResponse>(Method<TRequest, TResponse> method, MethodSettings settings, ClientStreamingServerMethod<TRequest, TResponse> invoke)
    : MethodHandler<TRequest, TResponse>(method, settings)
    where TRequest : class
    where TResponse : class
{
    protected override async Task RunAsync(HttpServerCallContext call) =>
        await OnlyResponseAsync(call, await invoke(Requests(call), call));
}
