// SPDX-License-Identifier: Apache-2.0
using System.IO.Pipelines;
using System.Net;
using System.Net.Http.Headers;
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
    private readonly Task _callEnded;

    public OneMessageContent(TRequest message, Action<TRequest, SerializationContext> serializer, RequestFraming framing, bool compress, Task callEnded)
    {
        _message = message;
        _serializer = serializer;
        _framing = framing;
        _compress = compress;
        _callEnded = callEnded;
        Headers.ContentType = new MediaTypeHeaderValue(WireHeaders.GrpcContentType);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        var output = PipeWriter.Create(stream, PushContent.RequestBuffers);
        _framing.CreateWriter(output).Write(_message, _serializer, _compress);
        try
        {
            await output.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // Why the stream broke is told by its response; an error here would hide it.
            await _callEnded.ConfigureAwait(false);
            throw;
        }

        await output.CompleteAsync().ConfigureAwait(false);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = -1;
        return false;
    }
}
