// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using Grpc.Core.Wire;

namespace Grpc.Net.Client;

internal sealed class RequestStream<TRequest, TResponse>(ClientCall<TRequest, TResponse> call, PushContent content) : IClientStreamWriter<TRequest>
    where TRequest : class
    where TResponse : class
{
    private readonly WriteTurn _turn = new();
    private MessageWriter? _writer;

    public WriteOptions? WriteOptions { get; set; } = call.Options.WriteOptions;

    public Task WriteAsync(TRequest message) => WriteAsync(message, CancellationToken.None);

    public async Task WriteAsync(TRequest message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        _turn.Take();
        try
        {
            ThrowIfEnded();
            using var registration = call.CancelWith(cancellationToken);
            await SendAsync(message).ConfigureAwait(false);
        }
        finally
        {
            _turn.GiveBack();
        }
    }

    public Task CompleteAsync() => _turn.CompleteAsync(content.Complete);

    private void ThrowIfEnded()
    {
        if (call.HasEnded)
        {
            throw call.WriteRefusal();
        }
    }

    private async Task SendAsync(TRequest message)
    {
        try
        {
            var output = await content.Opened.WaitAsync(call.CancellationToken).ConfigureAwait(false);
            _writer ??= call.Framing.CreateWriter(output);
            _writer.Write(message, call.Method.RequestMarshaller.ContextualSerializer, RequestFraming.Compresses(WriteOptions));
            await output.FlushAsync(call.CancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or ObjectDisposedException)
        {
            throw await call.ExplainFailedWriteAsync(exception).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            throw call.Fail("Error writing message.", exception);
        }
    }
}
