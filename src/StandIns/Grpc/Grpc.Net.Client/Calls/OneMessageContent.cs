// SPDX-License-Identifier: Apache-2.0
using System.Net;
using Grpc.Core;
using Grpc.Core.Wire;

namespace Grpc.Net.Client;

/// <summary>The body of a call that sends exactly one message.</summary>
internal sealed class OneMessageContent<TRequest> : HttpContent
{
    private readonly TRequest _message;
    private readonly Action<TRequest, SerializationContext> _serializer;
    private readonly RequestFraming _framing;
    private readonly bool _compress;
    private readonly ClientCall _call;

    public OneMessageContent(TRequest message, Action<TRequest, SerializationContext> serializer, RequestFraming framing, bool compress, ClientCall call)
    {
        _message = message;
        _serializer = serializer;
        _framing = framing;
        _compress = compress;
        _call = call;
        Headers.TryAddWithoutValidation(WireHeaders.ContentType, WireHeaders.GrpcContentType);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        using var framed = new PooledBuffer();
        _framing.CreateWriter(framed).Write(_message, _serializer, _compress);
        try
        {
            await stream.WriteAsync(framed.Written, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // Why the stream broke is told by its response; an error here would hide it.
            await _call.Ended.ConfigureAwait(false);
            throw;
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = -1;
        return false;
    }
}
