// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;

namespace Grpc.AspNetCore.Server;

/// <summary>Puts the registered interceptors around a method, the first registered outermost; instances are made per call.</summary>
internal static class InterceptorChain
{
    public static UnaryServerMethod<TRequest, TResponse> Around<TRequest, TResponse>(IReadOnlyList<InterceptorRegistration> interceptors, UnaryServerMethod<TRequest, TResponse> method)
        where TRequest : class
        where TResponse : class =>
        interceptors.Reverse().Aggregate(method, static (next, registration) => async (request, context) =>
        {
            await using var interceptor = registration.Take(context.GetHttpContext().RequestServices);
            return await interceptor.Instance.UnaryServerHandler(request, context, next);
        });

    public static ClientStreamingServerMethod<TRequest, TResponse> Around<TRequest, TResponse>(IReadOnlyList<InterceptorRegistration> interceptors, ClientStreamingServerMethod<TRequest, TResponse> method)
        where TRequest : class
        where TResponse : class =>
        interceptors.Reverse().Aggregate(method, static (next, registration) => async (requestStream, context) =>
        {
            await using var interceptor = registration.Take(context.GetHttpContext().RequestServices);
            return await interceptor.Instance.ClientStreamingServerHandler(requestStream, context, next);
        });

    public static ServerStreamingServerMethod<TRequest, TResponse> Around<TRequest, TResponse>(IReadOnlyList<InterceptorRegistration> interceptors, ServerStreamingServerMethod<TRequest, TResponse> method)
        where TRequest : class
        where TResponse : class =>
        interceptors.Reverse().Aggregate(method, static (next, registration) => async (request, responseStream, context) =>
        {
            await using var interceptor = registration.Take(context.GetHttpContext().RequestServices);
            await interceptor.Instance.ServerStreamingServerHandler(request, responseStream, context, next);
        });

    public static DuplexStreamingServerMethod<TRequest, TResponse> Around<TRequest, TResponse>(IReadOnlyList<InterceptorRegistration> interceptors, DuplexStreamingServerMethod<TRequest, TResponse> method)
        where TRequest : class
        where TResponse : class =>
        interceptors.Reverse().Aggregate(method, static (next, registration) => async (requestStream, responseStream, context) =>
        {
            await using var interceptor = registration.Take(context.GetHttpContext().RequestServices);
            await interceptor.Instance.DuplexStreamingServerHandler(requestStream, responseStream, context, next);
        });
}
