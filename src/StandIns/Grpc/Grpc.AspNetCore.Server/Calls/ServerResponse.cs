// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.IO.Pipelines;
using Grpc.Core;
using Grpc.Core.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Grpc.AspNetCore.Server;

/// <summary>
/// The response of a call: headers, messages, and once only its end. A gated one may be ended by the call's deadline
/// while a handler writes, so each step then waits for the one before.
/// </summary>
internal sealed class ServerResponse(HttpContext httpContext, int? maxSendMessageSize, ResponseCompression compression, bool isGated)
{
    private const int Open = 0;
    private const int Ended = 1;
    private const int Expired = 2;
    private const int ResetInternalError = 2;
    private const int ResetCancel = 8;

    private readonly SemaphoreSlim? _gate = isGated ? new SemaphoreSlim(1, 1) : null;
    private MessageWriter? _writer;
    private string? _encoding = compression.DefaultEncoding;
    private Task<FlushResult>? _unfinishedFlush;
    private int _state = Open;

    /// <summary>How messages are compressed; null where nobody asked for it or the client does not read it.</summary>
    private Packing? Packing =>
        MessageEncoding.IsPacked(_encoding) && MessageEncoding.Accepts(httpContext.Request.Headers.GrpcAcceptEncoding, _encoding!)
            ? new Packing(_encoding!, compression.Level)
            : null;

    /// <summary>Whoever gets true, and nobody else, ends the response.</summary>
    public bool TryClaimEnd(bool expired) => Interlocked.CompareExchange(ref _state, expired ? Expired : Ended, Open) == Open;

    /// <exception cref="InvalidOperationException">The handler goes on with a call that it has ended.</exception>
    /// <exception cref="OperationCanceledException">The deadline has ended the call; the token says so only a moment later.</exception>
    public void ThrowIfEnded(string message)
    {
        switch (Volatile.Read(ref _state))
        {
            case Ended:
                throw new InvalidOperationException(message);
            case Expired:
                throw new OperationCanceledException("The deadline of the call has passed.");
        }
    }

    public async Task WriteHeadersAsync(Metadata headers, CancellationToken cancellationToken)
    {
        await TakeTurnAsync(cancellationToken);
        try
        {
            if (httpContext.Response.HasStarted)
            {
                throw new InvalidOperationException("Response headers can only be sent once per call.");
            }

            // The one entry that is an order to the library; it may ask for an encoding or, with identity, for none.
            _encoding = headers.GetValue(WireHeaders.EncodingRequest) ?? _encoding;
            AddFields(headers, httpContext.Response.Headers);
            await StartAsync();
            await FlushAsync(cancellationToken);
        }
        finally
        {
            _gate?.Release();
        }
    }

    public async Task WriteAsync<T>(T message, Action<T, SerializationContext> serializer, WriteFlags flags, bool flush, CancellationToken cancellationToken)
    {
        await TakeTurnAsync(cancellationToken);
        try
        {
            await StartAsync();
            if (_unfinishedFlush is not null)
            {
                await FinishFlushAsync(_unfinishedFlush, cancellationToken);
            }

            _writer ??= new MessageWriter(httpContext.Response.BodyWriter, maxSendMessageSize, Packing);
            _writer.Write(message, serializer, compress: !flags.HasFlag(WriteFlags.NoCompress));
            if (flush)
            {
                await FlushAsync(cancellationToken);
            }
        }
        finally
        {
            _gate?.Release();
        }
    }

    /// <summary>Says the outcome: in the trailers, or in the only headers where nothing was sent before.</summary>
    public async Task EndAsync(Status status, Metadata trailers)
    {
        if (_gate is not null)
        {
            await _gate.WaitAsync();
        }

        if (_writer is { IsTorn: true })
        {
            Reset(ResetInternalError);
        }
        else if (_unfinishedFlush is { IsCompleted: false })
        {
            // Trailers come after the messages, which this client does not take: only a reset gets through.
            Reset(ResetCancel);
        }
        else if (httpContext.Response.HasStarted)
        {
            AddOutcome(status, trailers, httpContext.Features.GetRequiredFeature<IHttpResponseTrailersFeature>().Trailers);
        }
        else
        {
            SetProtocolHeaders();
            AddOutcome(status, trailers, httpContext.Response.Headers);
        }

        _gate?.Release();
    }

    private static void AddOutcome(Status status, Metadata trailers, IHeaderDictionary fields)
    {
        fields.GrpcStatus = ((int)status.StatusCode).ToString(CultureInfo.InvariantCulture);
        if (!string.IsNullOrEmpty(status.Detail))
        {
            fields.GrpcMessage = StatusMessage.Encode(status.Detail);
        }

        AddFields(trailers, fields);
    }

    private static void AddFields(Metadata metadata, IHeaderDictionary fields)
    {
        for (var index = 0; index < metadata.Count; index++)
        {
            if (WireMetadata.Format(metadata[index]) is { } value)
            {
                fields.Append(metadata[index].Key, value);
            }
        }
    }

    /// <summary>Where the response is gated, whoever calls this gives the turn back.</summary>
    private async ValueTask TakeTurnAsync(CancellationToken cancellationToken)
    {
        if (_gate is not null)
        {
            await _gate.WaitAsync(cancellationToken);
        }

        try
        {
            ThrowIfEnded("Can't write the message because the request is complete.");
        }
        catch
        {
            _gate?.Release();
            throw;
        }
    }

    /// <summary>Kestrel wants the response started before its writer is used.</summary>
    private Task StartAsync()
    {
        if (httpContext.Response.HasStarted)
        {
            return Task.CompletedTask;
        }

        SetProtocolHeaders();
        return httpContext.Response.StartAsync(CancellationToken.None);
    }

    private void SetProtocolHeaders()
    {
        var headers = httpContext.Response.Headers;
        headers.ContentType = WireHeaders.GrpcContentType;
        headers.GrpcAcceptEncoding = MessageEncoding.Accepted;
        if (Packing is not null || _encoding == MessageEncoding.Identity)
        {
            headers.GrpcEncoding = _encoding;
        }
    }

    private async Task FlushAsync(CancellationToken cancellationToken)
    {
        // Kestrel answers a cancelled flush with a reset of the stream; the wait is given up instead, and the flush goes on.
        var flush = httpContext.Response.BodyWriter.FlushAsync(CancellationToken.None);
        if (flush.IsCompletedSuccessfully)
        {
            ThrowIfGone(flush.Result);
        }
        else
        {
            _unfinishedFlush = flush.AsTask();
            await FinishFlushAsync(_unfinishedFlush, cancellationToken);
        }
    }

    private async Task FinishFlushAsync(Task<FlushResult> flush, CancellationToken cancellationToken)
    {
        var result = await flush.WaitAsync(cancellationToken);
        _unfinishedFlush = null;
        ThrowIfGone(result);
    }

    private static void ThrowIfGone(FlushResult result)
    {
        if (result.IsCompleted || result.IsCanceled)
        {
            throw new OperationCanceledException("The client has ended the call.");
        }
    }

    private void Reset(int errorCode) => httpContext.Features.Get<IHttpResetFeature>()?.Reset(errorCode);
}
