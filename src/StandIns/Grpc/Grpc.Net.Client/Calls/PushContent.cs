// SPDX-License-Identifier: Apache-2.0
using System.IO.Pipelines;
using System.Net;
using Grpc.Core.Wire;

namespace Grpc.Net.Client;

/// <summary>A body that stays open while the application writes messages into it.</summary>
internal sealed class PushContent : HttpContent
{
    /// <summary>HTTP/2 frames carry up to 16 KiB; buffers a few times as large keep the number of writes small.</summary>
    private static readonly StreamPipeWriterOptions RequestBuffers = new(minimumBufferSize: 64 * 1024, leaveOpen: true);

    private readonly TaskCompletionSource<PipeWriter> _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _completed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly Task _callEnded;

    public PushContent(Task callEnded)
    {
        _callEnded = callEnded;
        Headers.TryAddWithoutValidation(WireHeaders.ContentType, WireHeaders.GrpcContentType);
    }

    public Task<PipeWriter> Opened => _opened.Task;

    public void Complete() => _completed.TrySetResult();

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        // The server is to see the call before its first message. The token is cancelled when the stream is reset, and the response
        // tells the reason while an error here would hide it.
        try
        {
            await stream.FlushAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            _opened.TrySetException(exception);
            throw;
        }

        var output = PipeWriter.Create(stream, RequestBuffers);
        if (!_opened.TrySetResult(output))
        {
            throw new IOException("The messages of a streaming call cannot be sent a second time.");
        }

        if (await Task.WhenAny(_completed.Task, _callEnded).ConfigureAwait(false) == _callEnded && !_completed.Task.IsCompleted)
        {
            throw new OperationCanceledException("The call has ended before its messages.");
        }

        await output.CompleteAsync().ConfigureAwait(false);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = -1;
        return false;
    }
}
