// SPDX-License-Identifier: Apache-2.0
using System.IO.Pipelines;
using System.Net;
using Grpc.Core;
using Grpc.Core.Wire;

namespace Grpc.Net.Client;

/// <summary>One attempt at a call: a request on its way and the messages that come back.</summary>
internal sealed class ClientCall<TRequest, TResponse>(GrpcChannel channel, Method<TRequest, TResponse> method, CallOptions options) : ClientCall(channel, options)
    where TRequest : class
    where TResponse : class
{
    private static readonly StreamPipeReaderOptions ResponseBuffers = new(bufferSize: 32 * 1024);

    private Task<MessageReader<TResponse>?>? _opening;
    private HttpResponseMessage? _response;

    public Method<TRequest, TResponse> Method => method;

    public MessageWriter CreateWriter(PipeWriter output) => new(output, Channel.MaxSendMessageSize, compression: null);

    public void Start(string? host, HttpContent content)
    {
        Begin();
        _opening = OpenAsync(host, content);
    }

    /// <summary>The next message, or null where the server has ended the call with OK.</summary>
    public async Task<TResponse?> ReadAsync()
    {
        var reader = await _opening!.ConfigureAwait(false);
        if (reader is not null && !HasEnded)
        {
            try
            {
                if (await reader.ReadAsync(CancellationToken).ConfigureAwait(false) is { } message)
                {
                    return message;
                }

                var trailers = Volatile.Read(ref _response)?.TrailingHeaders;
                End(
                    (trailers is null ? null : CallOutcome.Read(trailers)) ?? CallOutcome.Of(StatusCode.Unknown, "No grpc-status found on response."),
                    isServersWord: true);
            }
            catch (Exception exception)
            {
                throw Fail(exception);
            }
        }

        return Outcome.Status.StatusCode == StatusCode.OK ? null : throw Error();
    }

    /// <summary>The response of a call that has exactly one.</summary>
    public async Task<TResponse> ReadOnlyMessageAsync()
    {
        var message = await ReadAsync().ConfigureAwait(false);
        if (message is not null && await ReadAsync().ConfigureAwait(false) is null)
        {
            return message;
        }

        var wrong = CallOutcome.Of(StatusCode.Unimplemented, "The method has one response message; the server sent none or more.");
        End(wrong);
        throw new RpcException(wrong.Status, wrong.Trailers);
    }

    protected override void Release() => Interlocked.Exchange(ref _response, null)?.Dispose();

    /// <summary>The messages of the response; null where the call ended without any, whatever the reason.</summary>
    private async Task<MessageReader<TResponse>?> OpenAsync(string? host, HttpContent content)
    {
        if (HasEnded)
        {
            return null;
        }

        try
        {
            var response = await Channel.SendAsync(CreateRequest(host, content), CancellationToken).ConfigureAwait(false);
            Volatile.Write(ref _response, response);
            if (HasEnded)
            {
                Release();
                return null;
            }

            if (EndedByHeaders(response) is { } outcome)
            {
                End(outcome, isServersWord: true);
                return null;
            }

            SetHeaders(CallOutcome.ReadMetadata(response.Headers));
            var body = await response.Content.ReadAsStreamAsync(CancellationToken).ConfigureAwait(false);
            return new MessageReader<TResponse>(
                PipeReader.Create(body, ResponseBuffers), method.ResponseMarshaller.ContextualDeserializer, Channel.MaxReceiveMessageSize, EncodingOf(response));
        }
        catch (Exception exception)
        {
            Fail(exception);
            return null;
        }
    }

    private static string? EncodingOf(HttpResponseMessage response) =>
        response.Headers.TryGetValues(WireHeaders.Encoding, out var values) ? values.First() : null;

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

        if (!WireHeaders.IsGrpc(response.Content.Headers.ContentType?.ToString()))
        {
            return CallOutcome.Of(StatusCode.Unknown, $"Bad gRPC response. Invalid content-type value: {response.Content.Headers.ContentType}");
        }

        var encoding = EncodingOf(response);
        return MessageEncoding.IsKnown(encoding) ? null : CallOutcome.Of(StatusCode.Internal, $"Unsupported grpc-encoding value '{encoding}'.");
    }

    private HttpRequestMessage CreateRequest(string? host, HttpContent content)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Channel.Address, method.FullName))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = content,
        };
        var headers = request.Headers;
        headers.Host = host;
        headers.TryAddWithoutValidation(WireHeaders.Te, WireHeaders.Trailers);
        headers.TryAddWithoutValidation(WireHeaders.AcceptEncoding, MessageEncoding.Accepted);
        if (Timeout is { } timeout)
        {
            headers.TryAddWithoutValidation(WireHeaders.Timeout, WireTimeout.Format(timeout));
        }

        foreach (var entry in Options.Headers ?? Metadata.Empty)
        {
            if (WireMetadata.Format(entry) is { } value)
            {
                headers.TryAddWithoutValidation(entry.Key, value);
            }
        }

        return request;
    }
}
