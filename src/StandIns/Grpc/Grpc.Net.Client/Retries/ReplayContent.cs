// SPDX-License-Identifier: Apache-2.0
using System.Net;
using System.Net.Http.Headers;
using Grpc.Core.Wire;

namespace Grpc.Net.Client;

/// <summary>The body of one attempt: the messages kept so far, and those still to come.</summary>
internal sealed class ReplayContent : HttpContent
{
    private readonly ReplayBuffer _buffer;
    private readonly ClientCall _call;
    private TaskCompletionSource _broken = NewSignal();

    public ReplayContent(ReplayBuffer buffer, ClientCall call)
    {
        _buffer = buffer;
        _call = call;
        Headers.ContentType = new MediaTypeHeaderValue(WireHeaders.GrpcContentType);
    }

    /// <summary>Ends when the server no longer takes messages; until the response begins, HTTP may send them all again.</summary>
    public Task Broken => Volatile.Read(ref _broken).Task;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        var pass = _buffer.Restart();
        var broken = NewSignal();
        Volatile.Write(ref _broken, broken);
        try
        {
            await SendAsync(stream, pass, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // Why the stream broke is told by its response; an error here would hide it.
            broken.TrySetResult();
            await _call.Ended.ConfigureAwait(false);
            throw;
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = -1;
        return false;
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task SendAsync(Stream stream, int pass, CancellationToken cancellationToken)
    {
        // The server is to see the call before its first message.
        await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
        for (var index = 0; await NextAsync(index, pass).ConfigureAwait(false) is { } message; index++)
        {
            await stream.WriteAsync(message, cancellationToken).ConfigureAwait(false);
            await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
            _buffer.Sent(index, pass);
        }
    }

    private async ValueTask<ReadOnlyMemory<byte>?> NextAsync(int index, int pass)
    {
        try
        {
            return await _buffer.GetAsync(index, pass, _call.Ended).ConfigureAwait(false);
        }
        catch (IOException exception)
        {
            // No response will come that could tell: nothing was sent.
            _call.Fail(TransportFailure.NotStarted, exception);
            throw;
        }
    }
}
