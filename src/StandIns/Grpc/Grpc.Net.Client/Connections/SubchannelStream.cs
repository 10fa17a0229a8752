// SPDX-License-Identifier: Apache-2.0
using System.Net.Sockets;

namespace Grpc.Net.Client;

/// <summary>A connection in use, which tells when it ends.</summary>
internal sealed class SubchannelStream(Socket socket, ReadOnlyMemory<byte> ahead, Action ended) : NetworkStream(socket, ownsSocket: true)
{
    private ReadOnlyMemory<byte> _ahead = ahead;
    private Action? _ended = ended;

    public override int Read(Span<byte> buffer) => _ahead.IsEmpty ? base.Read(buffer) : ReadAhead(buffer);

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        _ahead.IsEmpty ? base.ReadAsync(buffer, cancellationToken) : new(ReadAhead(buffer.Span));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        Interlocked.Exchange(ref _ended, null)?.Invoke();
    }

    private int ReadAhead(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, _ahead.Length);
        _ahead.Span[..count].CopyTo(buffer);
        _ahead = _ahead[count..];
        return count;
    }
}
