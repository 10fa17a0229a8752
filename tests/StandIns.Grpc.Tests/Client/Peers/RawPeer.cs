// SPDX-License-Identifier: Apache-2.0
using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace StandIns.Grpc.Tests.Client.Peers;

/// <summary>A peer that speaks HTTP/2 frame by frame: it greets, and does what its test says with each frame of a connection.</summary>
internal sealed class RawPeer : IAsyncDisposable
{
    private const int PrefaceSize = 24;
    private const int FrameHeaderSize = 9;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closing = new();
    private readonly List<Socket> _sockets = [];
    private readonly Func<NetworkStream, byte, Task<bool>> _onFrame;
    private readonly Task _serving;

    private RawPeer(Func<NetworkStream, byte, Task<bool>> onFrame)
    {
        _onFrame = onFrame;
        _listener.Start();
        _serving = AcceptAsync();
    }

    public Uri Address => new($"http://{_listener.LocalEndpoint}");

    public int Connections => _sockets.Count;

    /// <param name="onFrame">Gets the connection and the type of a frame that came in; false ends the connection.</param>
    public static RawPeer Start(Func<NetworkStream, byte, Task<bool>> onFrame) => new(onFrame);

    public static byte[] Frame(byte type, int stream, params byte[] payload)
    {
        var frame = new byte[FrameHeaderSize + payload.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame, payload.Length << 8);
        frame[3] = type;
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(5), stream);
        payload.CopyTo(frame, FrameHeaderSize);
        return frame;
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _listener.Stop();
        await _serving;
        _sockets.ForEach(socket => socket.Dispose());
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var socket = await _listener.AcceptSocketAsync(_closing.Token);
                _sockets.Add(socket);
                _ = ServeAsync(new NetworkStream(socket, ownsSocket: true));
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(NetworkStream stream)
    {
        try
        {
            await stream.ReadExactlyAsync(new byte[PrefaceSize]);
            await stream.WriteAsync(Frame(0x4, 0));
            var header = new byte[FrameHeaderSize];
            var goesOn = true;
            while (goesOn)
            {
                await stream.ReadExactlyAsync(header);
                await stream.ReadExactlyAsync(new byte[BinaryPrimitives.ReadInt32BigEndian(header) >> 8]);
                goesOn = await _onFrame(stream, header[3]);
            }
        }
        catch (IOException)
        {
            // The client has hung up.
        }

        await stream.DisposeAsync();
    }
}
