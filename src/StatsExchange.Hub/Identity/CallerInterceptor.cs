// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using Grpc.Core.Interceptors;
using StatsExchange.Grains.Callers;
using StatsExchange.V1;

namespace StatsExchange.Hub.Identity;

/// <summary>Finds out who calls before anything else of a call is looked at, and refuses roles that the method does not admit.</summary>
internal sealed class CallerInterceptor(TokenVerifier verifier) : Interceptor
{
    private const string Scheme = "Bearer ";

    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        Enter(await FindAsync(context));
        return await continuation(request, context);
    }

    public override async Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, ServerCallContext context, ClientStreamingServerMethod<TRequest, TResponse> continuation)
    {
        Enter(await FindAsync(context));
        return await continuation(requestStream, context);
    }

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context, ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        Enter(await FindAsync(context));
        await continuation(request, responseStream, context);
    }

    public override async Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, IServerStreamWriter<TResponse> responseStream, ServerCallContext context, DuplexStreamingServerMethod<TRequest, TResponse> continuation)
    {
        Enter(await FindAsync(context));
        await continuation(requestStream, responseStream, context);
    }

    // Not in FindAsync: what an awaited method puts into the context of a call, its caller does not see.
    private static void Enter(Caller? caller)
    {
        if (caller is not null)
        {
            CallerContext.Set(caller);
        }
    }

    private async Task<Caller?> FindAsync(ServerCallContext context)
    {
        if (OpenServices.Contains(context.Method))
        {
            return null;
        }

        var caller = await AuthenticateAsync(context.RequestHeaders);
        CallTraits.SetCaller(context, caller);
        return RpcPermissions.Allows(caller.Role, context.Method)
            ? caller
            : throw new RefusedException(ErrorReason.RoleNotAllowed, $"The role {caller.Role.ToString().ToLowerInvariant()} may not call this method.");
    }

    private async Task<Caller> AuthenticateAsync(Metadata headers)
    {
        var sent = headers.GetAll("authorization").Select(header => header.Value).ToList();
        if (sent.Count == 0)
        {
            throw new RefusedException(ErrorReason.TokenMissing, "Send a token as \"authorization: Bearer …\".");
        }

        var caller = sent is [var only] && only.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? await verifier.VerifyAsync(only[Scheme.Length..])
            : null;
        return caller ?? throw new RefusedException(ErrorReason.TokenInvalid, "The token is not valid here or not valid now.");
    }
}
