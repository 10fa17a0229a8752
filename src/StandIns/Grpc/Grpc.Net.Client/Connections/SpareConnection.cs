// SPDX-License-Identifier: Apache-2.0
using System.Net.Sockets;

namespace Grpc.Net.Client;

/// <summary>
/// A connected socket that no call has asked for yet. It is read so that its end is noticed; what the server says
/// meanwhile is kept for whoever takes the socket.
/// </summary>
internal sealed class SpareConnection : IDisposable
{
    /// <summary>No server says more before it is asked.</summary>
    private const int MostAhead = 16 * 1024;

    private readonly Socket _socket;
    private readonly Action<SpareConnection> _lost;
    private readonly MemoryStream _ahead = new();
    private readonly CancellationTokenSource _taken = new();
    private readonly Task<bool> _watching;

    public SpareConnection(Socket socket, Action<SpareConnection> lost)
    {
        _socket = socket;
        _lost = lost;
        _watching = WatchAsync();
    }

    /// <summary>The socket and what it said so far; null where it has ended.</summary>
    public async Task<(Socket Socket, ReadOnlyMemory<byte> Ahead)?> TakeAsync()
    {
        await _taken.CancelAsync().ConfigureAwait(false);
        if (await _watching.ConfigureAwait(false))
        {
            return (_socket, _ahead.GetBuffer().AsMemory(0, (int)_ahead.Length));
        }

        _socket.Dispose();
        return null;
    }

    public void Dispose()
    {
        _taken.Cancel();
        _socket.Dispose();
    }

    /// <summary>Whether the socket was alive when it was taken.</summary>
    private async Task<bool> WatchAsync()
    {
        await Task.Yield();
        var buffer = new byte[MostAhead];
        try
        {
            while (_ahead.Length < MostAhead && await _socket.ReceiveAsync(buffer, SocketFlags.None, _taken.Token).ConfigureAwait(false) is > 0 and var count)
            {
                _ahead.Write(buffer, 0, count);
            }

            if (_ahead.Length >= MostAhead)
            {
                return true;
            }
        }
        catch (OperationCanceledException)
        {
            return true;
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // Its end is told below.
        }

        _lost(this);
        return false;
    }
}
