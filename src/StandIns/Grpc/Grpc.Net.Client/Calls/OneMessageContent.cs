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
    private readonly int? _maxSize;

    public OneMessageContent(TRequest message, Action<TRequest, SerializationContext> serializer, int? maxSize)
    {
        _message = message;
        _serializer = serializer;
        _maxSize = maxSize;
        Headers.ContentType = new MediaTypeHeaderValue(WireHeaders.GrpcContentType);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        var output = PipeWriter.Create(stream, PushContent.RequestBuffers);
        new MessageWriter(output, _maxSize, compression: null).Write(_message, _serializer, compress: false);
        await output.FlushAsync(cancellationToken).ConfigureAwait(false);
        await output.CompleteAsync().ConfigureAwait(false);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = -1;
        return false;
    }
}
