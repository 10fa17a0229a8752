// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using Grpc.Core.Wire;

namespace Grpc.AspNetCore.Server;

internal sealed class RequestStream<TRequest>(HttpServerCallContext call, Func<DeserializationContext, TRequest> deserializer, int? maxSize) : IAsyncStreamReader<TRequest>
    where TRequest : class
{
    private readonly MessageReader<TRequest> _reader = new(
        call.HttpContext.Request.BodyReader, deserializer, maxSize, call.HttpContext.Request.Headers[WireHeaders.Encoding]);

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
            call.ThrowIfEnded("Can't read messages after the request is complete.");
            _current = await ReadAsync(cancellationToken);
            return _current is not null;
        }
        finally
        {
            Volatile.Write(ref _reading, 0);
        }
    }

    /// <summary>The message of a call that has exactly one; waits for the end of the request, where a second would be.</summary>
    public async Task<TRequest> ReadOnlyMessageAsync()
    {
        var request = await ReadAsync(CancellationToken.None) ?? throw WrongNumber("none");
        return await ReadAsync(CancellationToken.None) is null ? request : throw WrongNumber("more");
    }

    private static RpcException WrongNumber(string sent) =>
        new(new Status(StatusCode.Unimplemented, $"The method takes one request message; {sent} were sent."));

    private async Task<TRequest?> ReadAsync(CancellationToken cancellationToken)
    {
        using var linked = call.Link(cancellationToken);
        return await _reader.ReadAsync(linked.Token);
    }
}
