// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;

namespace Grpc.AspNetCore.Server;

internal sealed class UnaryHandler<TRequest, TResponse>(Method<TRequest, TResponse> method, MethodSettings settings, UnaryServerMethod<TRequest, TResponse> invoke)
    : MethodHandler<TRequest, TResponse>(method, settings)
    where TRequest : class
    where TResponse : class
{
    protected override async Task RunAsync(HttpServerCallContext call)
    {
        var request = await OnlyRequestAsync(call);
        await OnlyResponseAsync(call, await invoke(request, call));
    }
}
