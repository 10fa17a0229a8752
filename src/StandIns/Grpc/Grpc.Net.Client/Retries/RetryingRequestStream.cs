// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;

namespace Grpc.Net.Client;

internal sealed class RetryingRequestStream<TRequest, TResponse>(RetryingCall<TRequest, TResponse> call) : IClientStreamWriter<TRequest>
    where TRequest : class
    where TResponse : class
{
    private readonly WriteTurn _turn = new();

    public WriteOptions? WriteOptions { get; set; } = call.Options.WriteOptions;

    public Task WriteAsync(TRequest message) => WriteAsync(message, CancellationToken.None);

    public async Task WriteAsync(TRequest message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        _turn.Take();
        try
        {
            using var registration = call.CancelWith(cancellationToken);
            await call.WriteAsync(message, WriteOptions).ConfigureAwait(false);
        }
        finally
        {
            _turn.GiveBack();
        }
    }

    public Task CompleteAsync() => _turn.CompleteAsync(call.CompleteWriting);
}
