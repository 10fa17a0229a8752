// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.IO.Pipelines;
using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using Grpc.Core;
using Grpc.Core.Wire;

namespace Grpc.Net.Client;

/// <summary>One attempt at a call: a request on its way and the messages that come back.</summary>
internal sealed class ClientCall<TRequest, TResponse>(GrpcChannel channel, Method<TRequest, TResponse> method, CallOptions options) : ClientCall(channel, options), ICall<TResponse>
    where TRequest : class
    where TResponse : class
{
    private static readonly StreamPipeReaderOptions ResponseBuffers = new(bufferSize: 32 * 1024);

    private Task<Stream?>? _opening;
    private HttpResponseMessage? _response;
    private HttpResponseHeaders? _headers;
    private string? _encoding;
    private MessageReader<TResponse>? _reader;

    public Method<TRequest, TResponse> Method => method;

    private string PreviousAttempts => (Attempt - 1).ToString(CultureInfo.InvariantCulture);

    public RequestFraming Framing => RequestFraming.Of(Options, Channel.MaxSendMessageSize);

    public void Start(string? host, HttpContent content)
    {
        Begin();
        _opening = OpenAsync(host, content);
    }

    /// <summary>Waits until the response has begun; false where the call failed before.</summary>
    public async Task<bool> WaitUntilOpenAsync() =>
        await _opening!.ConfigureAwait(false) is not null || Outcome.Status.StatusCode == StatusCode.OK;

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<TResponse?> ReadAsync()
    {
        var body = await _opening!.ConfigureAwait(false);
        if (body is not null && !HasEnded)
        {
            try
            {
                _reader ??= new MessageReader<TResponse>(PipeReader.Create(body, ResponseBuffers), CreateParser());
                if (await _reader.ReadAsync(CancellationToken).ConfigureAwait(false) is { } message)
                {
                    return message;
                }

                EndByTrailers();
            }
            catch (Exception exception)
            {
                throw Fail("Error reading next message.", exception);
            }
        }

        return Outcome.Status.StatusCode == StatusCode.OK ? null : throw Error();
    }

    /// <summary>The response of a call that has exactly one.</summary>
    public async Task<TResponse> ReadOnlyMessageAsync()
    {
        TResponse? message = null;
        var body = await _opening!.ConfigureAwait(false);
        if (body is not null && !HasEnded)
        {
            try
            {
                message = await OnlyResponse.ReadAsync(body, CreateParser(), CancellationToken).ConfigureAwait(false);
                EndByTrailers();
            }
            catch (Exception exception)
            {
                throw Fail("Error reading next message.", exception);
            }
        }

        return Outcome.Status.StatusCode == StatusCode.OK ? message ?? throw Malformed("Failed to deserialize response message.") : throw Error();
    }

    /// <summary>
    /// A server that no longer reads has mostly said why. The one response of a client streaming call is being read
    /// already; the messages of a duplex call are the caller's to read, and its status comes behind them.
    /// </summary>
    public async Task<Exception> ExplainFailedWriteAsync(Exception? cause)
    {
        if (method.Type == MethodType.ClientStreaming)
        {
            await Ended.ConfigureAwait(false);
        }

        return HasEnded ? WriteRefusal(cause) : new RpcException(new Status(StatusCode.Unavailable, "The server no longer reads this call.", cause));
    }

    protected override void Release() => Interlocked.Exchange(ref _response, null)?.Dispose();

    /// <summary>The body of the response; null where the call ended without any, whatever the reason.</summary>
    private async Task<Stream?> OpenAsync(string? host, HttpContent content)
    {
        if (HasEnded)
        {
            return null;
        }

        try
        {
            var response = await Channel.SendAsync(CreateRequest(host, content), Options.IsWaitForReady, CancellationToken).ConfigureAwait(false);
            Volatile.Write(ref _response, response);
            if (HasEnded)
            {
                Release();
                return null;
            }

            Volatile.Write(ref _headers, response.Headers);
            if (EndedByHeaders(response) is { } outcome)
            {
                End(outcome, isServersWord: true);
                return null;
            }

            _encoding = response.Headers.NonValidated.TryGetValues(WireHeaders.Encoding, out var encodings) ? encodings.First() : null;
            AnswerWhoAsked();
            return await response.Content.ReadAsStreamAsync(CancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Fail(TransportFailure.NotStarted, exception);
            return null;
        }
    }

    private MessageParser<TResponse> CreateParser() => new(method.ResponseMarshaller.ContextualDeserializer, Channel.MaxReceiveMessageSize, _encoding);

    private void EndByTrailers()
    {
        var trailers = Volatile.Read(ref _response)?.TrailingHeaders;
        End(
            (trailers is null ? null : CallOutcome.Read(trailers)) ?? CallOutcome.Of(StatusCode.Cancelled, "No grpc-status found on response."),
            isServersWord: true);
    }

    private RpcException Malformed(string detail)
    {
        var outcome = CallOutcome.Of(StatusCode.Internal, detail);
        Overrule(outcome);
        return new RpcException(outcome.Status, outcome.Trailers);
    }

    protected override Metadata? ReadHeaders()
    {
        // Headers that say how the call ended are given when it has ended: who has them may ask for its status.
        if (Volatile.Read(ref _headers) is not { } received || (!HasEnded && received.NonValidated.Contains(WireHeaders.Status)))
        {
            return null;
        }

        var headers = CallOutcome.ReadMetadata(received);
        if (Attempt > 1)
        {
            headers.Add(WireHeaders.PreviousAttempts, PreviousAttempts);
        }

        return headers;
    }

    private static CallOutcome? EndedByHeaders(HttpResponseMessage response)
    {
        if (CallOutcome.Read(response.Headers) is { } outcome)
        {
            return outcome;
        }

        if (response.StatusCode != HttpStatusCode.OK)
        {
            return TransportFailure.Of(response.StatusCode);
        }

        var contentType = response.Content.Headers.NonValidated.TryGetValues(WireHeaders.ContentType, out var values) ? values.ToString() : null;
        if (!WireHeaders.IsGrpc(contentType))
        {
            return CallOutcome.Of(
                StatusCode.Cancelled,
                contentType is null
                    ? "Bad gRPC response. Response did not have a content-type header."
                    : $"Bad gRPC response. Invalid content-type value: {contentType}");
        }

        return null;
    }

    private HttpRequestMessage CreateRequest(string? host, HttpContent content)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Channel.AddressOf(method))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = content,
        };
        var headers = request.Headers;
        if (host is not null)
        {
            headers.Host = host;
        }

        headers.TryAddWithoutValidation(WireHeaders.UserAgent, UserAgent.Value);
        headers.TryAddWithoutValidation(WireHeaders.Te, WireHeaders.Trailers);
        headers.TryAddWithoutValidation(WireHeaders.AcceptEncoding, MessageEncoding.Accepted);
        if (Timeout is { } timeout)
        {
            headers.TryAddWithoutValidation(WireHeaders.Timeout, WireTimeout.Format(timeout));
        }

        if (Attempt > 1)
        {
            headers.TryAddWithoutValidation(WireHeaders.PreviousAttempts, PreviousAttempts);
        }

        var metadata = Options.Headers ?? Metadata.Empty;
        for (var index = 0; index < metadata.Count; index++)
        {
            var entry = metadata[index];
            if (entry.Key == WireHeaders.EncodingRequest)
            {
                headers.TryAddWithoutValidation(WireHeaders.Encoding, entry.Value);
            }
            else if (WireMetadata.Format(entry) is { } value)
            {
                headers.TryAddWithoutValidation(entry.Key, value);
            }
        }

        return request;
    }
}
