// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using Grpc.Core.Wire;

namespace Grpc.Net.Client;

internal sealed class RequestStream<TRequest, TResponse>(ClientCall<TRequest, TResponse> call, PushContent content) : IClientStreamWriter<TRequest>
    where TRequest : class
    where TResponse : class
{
    private MessageWriter? _writer;
    private int _writing;
    private bool _completed;

    public WriteOptions? WriteOptions { get; set; } = call.Options.WriteOptions;

    public Task WriteAsync(TRequest message) => WriteAsync(message, CancellationToken.None);

    public async Task WriteAsync(TRequest message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (Interlocked.Exchange(ref _writing, 1) != 0)
        {
            throw new InvalidOperationException("Can't write the message because the previous write is in progress.");
        }

        try
        {
            ThrowIfClosed();
            using var registration = call.CancelWith(cancellationToken);
            await SendAsync(message).ConfigureAwait(false);
        }
        finally
        {
            Volatile.Write(ref _writing, 0);
        }
    }

    public Task CompleteAsync()
    {
        _completed = true;
        content.Complete();
        return Task.CompletedTask;
    }

    private void ThrowIfClosed()
    {
        if (_completed)
        {
            throw new InvalidOperationException("Can't write the message because the client stream writer is complete.");
        }

        if (call.HasEnded)
        {
            throw call.Outcome.Status.StatusCode == StatusCode.OK
                ? new InvalidOperationException("Can't write the message because the call is complete.")
                : call.Error();
        }
    }

    private async Task SendAsync(TRequest message)
    {
        try
        {
            var output = await content.Opened.WaitAsync(call.CancellationToken).ConfigureAwait(false);
            _writer ??= call.CreateWriter(output);
            _writer.Write(message, call.Method.RequestMarshaller.ContextualSerializer, compress: false);
            await output.FlushAsync(call.CancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or ObjectDisposedException)
        {
            throw await ServersReasonAsync(exception).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            throw call.Fail(exception);
        }
    }

    /// <summary>
    /// A server that no longer reads has mostly said why. The one response of a client streaming call is being read
    /// already; the messages of a duplex call are the caller's to read, and its status comes behind them.
    /// </summary>
    private async Task<Exception> ServersReasonAsync(Exception cause)
    {
        if (call.Method.Type == MethodType.ClientStreaming)
        {
            await call.Ended.ConfigureAwait(false);
        }

        if (!call.HasEnded)
        {
            return new RpcException(new Status(StatusCode.Unavailable, "The server no longer reads this call.", cause));
        }

        return call.Outcome.Status.StatusCode == StatusCode.OK
            ? new InvalidOperationException("Can't write the message because the call is complete.", cause)
            : call.Error();
    }
}
