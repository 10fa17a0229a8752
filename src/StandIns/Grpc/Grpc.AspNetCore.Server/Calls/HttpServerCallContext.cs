// SPDX-License-Identifier: Apache-2.0
using System.Net;
using System.Net.Sockets;
using Grpc.Core;
using Grpc.Core.Wire;
using Microsoft.AspNetCore.Http;

namespace Grpc.AspNetCore.Server;

internal sealed class HttpServerCallContext : ServerCallContext, IAsyncDisposable
{
    private readonly string _method;
    private readonly MethodSettings _settings;
    private readonly CancellationTokenSource? _cancellation;
    private readonly CallDeadline? _deadline;
    private readonly TaskCompletionSource? _expired;

    private Metadata? _requestHeaders;
    private Metadata? _responseTrailers;
    private AuthContext? _authContext;

    public HttpServerCallContext(HttpContext httpContext, string method, MethodSettings settings)
    {
        HttpContext = httpContext;
        _method = method;
        _settings = settings;
        CancellationTokenCore = httpContext.RequestAborted;

        var hasDeadline = WireTimeout.TryParse(httpContext.Request.Headers.GrpcTimeout, out var timeout);
        Response = new ServerResponse(httpContext, settings.MaxSendMessageSize, settings.Compression, isGated: hasDeadline);
        if (hasDeadline)
        {
            _cancellation = CancellationTokenSource.CreateLinkedTokenSource(httpContext.RequestAborted);
            CancellationTokenCore = _cancellation.Token;
            _expired = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _deadline = new CallDeadline(timeout, TimeProvider.System, Expire);
        }
    }

    public HttpContext HttpContext { get; }

    public ServerResponse Response { get; }

    public WriteFlags WriteFlags => WriteOptionsCore?.Flags ?? default;

    protected override string MethodCore => _method;

    protected override string HostCore => HttpContext.Request.Host.Value ?? "";

    protected override string PeerCore => HttpContext.Connection.RemoteIpAddress switch
    {
        null => "unknown",
        { AddressFamily: AddressFamily.InterNetwork } address => $"ipv4:{new IPEndPoint(address, HttpContext.Connection.RemotePort)}",
        var address => $"ipv6:{new IPEndPoint(address, HttpContext.Connection.RemotePort)}",
    };

    protected override DateTime DeadlineCore => _deadline?.At ?? DateTime.MaxValue;

    protected override Metadata RequestHeadersCore => _requestHeaders ??= ReadRequestHeaders();

    protected override CancellationToken CancellationTokenCore { get; }

    protected override Metadata ResponseTrailersCore => _responseTrailers ??= [];

    protected override Status StatusCore { get; set; } = Status.DefaultSuccess;

    protected override WriteOptions? WriteOptionsCore { get; set; }

    protected override AuthContext AuthContextCore => _authContext ??= new();

    protected override IDictionary<object, object> UserStateCore => HttpContext.Items!;

    /// <summary>The call's own token and the one a caller gives to a single read or write, as one.</summary>
    public LinkedToken Link(CancellationToken cancellationToken) => new(CancellationToken, cancellationToken);

    /// <summary>Turns what a handler threw into the status of the call.</summary>
    public void Fail(Exception exception)
    {
        if (exception is RpcException { Status: var status } refusal)
        {
            StatusCore = status;
            foreach (var entry in refusal.Trailers)
            {
                ResponseTrailersCore.Add(entry);
            }

            LogMessages.CallFailed(_settings.Logger, _method, status.StatusCode, exception);
        }
        else if (CancellationTokenCore.IsCancellationRequested)
        {
            StatusCore = Status.DefaultCancelled;
            LogMessages.CallCancelled(_settings.Logger, _method, exception);
        }
        else
        {
            StatusCore = new Status(
                StatusCode.Unknown,
                _settings.DetailedErrors ? $"Exception was thrown by handler. {exception.GetType().Name}: {exception.Message}" : "Exception was thrown by handler.");
            LogMessages.HandlerThrew(_settings.Logger, _method, exception);
        }
    }

    /// <summary>The message of a call that has exactly one; it leaves together with the trailers.</summary>
    public Task WriteOnlyMessageAsync<T>(T? message, Action<T, SerializationContext> serializer)
        where T : class
    {
        if (StatusCore.StatusCode != StatusCode.OK)
        {
            return Task.CompletedTask;
        }

        return message is null
            ? throw new RpcException(new Status(StatusCode.Cancelled, "No message returned from method."))
            : Response.WriteAsync(message, serializer, WriteFlags, flush: false, CancellationTokenCore);
    }

    /// <summary>Sends the status of the call, unless its deadline was faster.</summary>
    public async Task EndAsync()
    {
        if (!Response.TryClaimEnd(expired: false))
        {
            await _expired!.Task;
        }
        else if (!HttpContext.RequestAborted.IsCancellationRequested)
        {
            await Response.EndAsync(StatusCore, _responseTrailers ?? Metadata.Empty);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_deadline is not null)
        {
            await _deadline.DisposeAsync();
        }

        _cancellation?.Dispose();
    }

    protected override Task WriteResponseHeadersAsyncCore(Metadata responseHeaders)
    {
        ArgumentNullException.ThrowIfNull(responseHeaders);
        return Response.WriteHeadersAsync(responseHeaders, CancellationTokenCore);
    }

    protected override ContextPropagationToken CreatePropagationTokenCore(ContextPropagationOptions? options) =>
        throw new NotImplementedException("CreatePropagationToken is not implemented.");

    private Metadata ReadRequestHeaders()
    {
        var metadata = new Metadata();
        foreach (var (name, values) in HttpContext.Request.Headers)
        {
            foreach (var value in values)
            {
                WireMetadata.Add(metadata, name, value ?? "");
            }
        }

        return metadata;
    }

    private void Expire()
    {
        if (Response.TryClaimEnd(expired: true))
        {
            _ = ExpireAsync();
        }
    }

    /// <summary>Answers at once; the handler, whose token is cancelled, may take its time to stop.</summary>
    private async Task ExpireAsync()
    {
        try
        {
            LogMessages.DeadlineExceeded(_settings.Logger, _method);
            var cancelling = _cancellation!.CancelAsync();
            await Response.EndAsync(new Status(StatusCode.DeadlineExceeded, "Deadline Exceeded"), _responseTrailers ?? Metadata.Empty);
            await HttpContext.Response.CompleteAsync();
            await cancelling;
        }
        catch (Exception exception)
        {
            // A connection already gone, or what a handler hung on its token, must not keep the call from ending.
            LogMessages.CallCancelled(_settings.Logger, _method, exception);
        }
        finally
        {
            _expired!.SetResult();
        }
    }
}
