// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using Grpc.Core.Wire;

namespace Grpc.AspNetCore.Server;

internal sealed class RequestStream<TRequest>(HttpServerCallContext call, MessageParser<TRequest> parser) : IAsyncStreamReader<TRequest>
    where TRequest : class
{
    private readonly MessageReader<TRequest> _reader = new(call.HttpContext.Request.BodyReader, parser);

    private TRequest? _current;
    private int _reading;

    public TRequest Current => _current ?? throw new InvalidOperationException("No value has been read.");

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Interlocked.Exchange(ref _reading, 1) != 0)
        {
            throw new InvalidOperationException("Can't read the next message because the previous read is still in progress.");
        }

        try
        {
            call.Response.ThrowIfEnded("Can't read messages after the request is complete.");
            using var linked = call.Link(cancellationToken);
            _current = await _reader.ReadAsync(linked.Token);
            return _current is not null;
        }
        finally
        {
            Volatile.Write(ref _reading, 0);
        }
    }
}
