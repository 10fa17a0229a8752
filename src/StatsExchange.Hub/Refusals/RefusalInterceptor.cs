// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using Grpc.Core;
using Grpc.Core.Interceptors;
using StatsExchange.Grains.Callers;
using StatsExchange.Hub.Evidence;
using StatsExchange.Hub.Identity;
using StatsExchange.V1;

namespace StatsExchange.Hub.Refusals;

/// <summary>Outermost: whatever a call throws becomes a status here, and a refusal also evidence.</summary>
internal sealed class RefusalInterceptor(EvidenceRecorder evidence, TimeProvider time, ILogger<RefusalInterceptor> logger) : Interceptor
{
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            return await continuation(request, context);
        }
        catch (Exception error)
        {
            throw ToStatus(error, context, request as IMessage);
        }
    }

    public override async Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, ServerCallContext context, ClientStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            return await continuation(requestStream, context);
        }
        catch (Exception error)
        {
            throw ToStatus(error, context, null);
        }
    }

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context, ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            await continuation(request, responseStream, context);
        }
        catch (Exception error)
        {
            throw ToStatus(error, context, request as IMessage);
        }
    }

    public override async Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, IServerStreamWriter<TResponse> responseStream, ServerCallContext context, DuplexStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            await continuation(requestStream, responseStream, context);
        }
        catch (Exception error)
        {
            throw ToStatus(error, context, null);
        }
    }

    private RpcException ToStatus(Exception error, ServerCallContext context, IMessage? request)
    {
        if (StatusMapper.ToRefusal(error) is { } refusal)
        {
            if (error is not RefusedException)
            {
                LogMessages.JournalFault(logger, context.Method, error);
            }

            Note(refusal.Reason, context, request);
            return RichStatus.Of(refusal);
        }

        if (StatusMapper.ToStatus(error, context, time) is { } status)
        {
            LogMessages.Ended(logger, context.Method, status.StatusCode);
            return status;
        }

        var id = Guid.NewGuid().ToString("N");
        LogMessages.Failed(logger, context.Method, id, error);
        return StatusMapper.Unexpected(id);
    }

    private void Note(ErrorReason reason, ServerCallContext context, IMessage? request)
    {
        if (CallTraits.GetCaller(context) is { } caller)
        {
            var label = CallerLabel.Of(caller);
            LogMessages.Refused(logger, context.Method, label, reason);
            evidence.Record(new Refusal(
                label, context.Method, ReasonName.Of(reason), request is null ? CallTraits.GetTarget(context) : RequestTarget.Of(request)));
            return;
        }

        LogMessages.Unauthenticated(logger, context.Method, reason);
        if (reason is ErrorReason.TokenMissing or ErrorReason.TokenInvalid)
        {
            evidence.RecordUnauthenticated();
        }
    }
}
