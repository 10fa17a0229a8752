// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace StatsExchange.Faults.Processes;

/// <summary>Passes bytes between clients and a server on this machine, until it holds them back or cuts every connection.</summary>
internal sealed class Proxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<Socket, byte> _open = new();
    private readonly int _target;
    private volatile TaskCompletionSource _passing = Open();

    public Proxy(int target)
    {
        _target = target;
        _listener.Start();
        _ = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{Port}");

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Lets nothing through, as a network that is gone: no connection hears of it.</summary>
    public void Hold() => _passing = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Lets through what was held back.</summary>
    public void Release() => _passing.TrySetResult();

    /// <summary>Resets every connection there is; new ones are taken.</summary>
    public void Cut()
    {
        foreach (var socket in _open.Keys)
        {
            Reset(socket);
        }
    }

    public void Dispose()
    {
        _listener.Dispose();
        Release();
        Cut();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptSocketAsync();
                _ = PassAsync(client);
            }
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
        {
            // The proxy is over.
        }
    }

    private async Task PassAsync(Socket client)
    {
        Socket server = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        client.NoDelay = true;
        _open[client] = 0;
        _open[server] = 0;
        try
        {
            await server.ConnectAsync(IPAddress.Loopback, _target);
            await Task.WhenAny(PassAsync(client, server), PassAsync(server, client));
        }
        catch (SocketException)
        {
            // The server is away; so is the connection then.
        }

        Reset(client);
        Reset(server);
    }

    private async Task PassAsync(Socket from, Socket to)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer) is > 0 and var read)
            {
                await _passing.Task;
                for (var sent = 0; sent < read;)
                {
                    sent += await to.SendAsync(buffer.AsMemory(sent, read - sent));
                }
            }
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
        {
            // One of the two is gone.
        }
    }

    private static TaskCompletionSource Open()
    {
        TaskCompletionSource open = new();
        open.SetResult();
        return open;
    }

    private void Reset(Socket socket)
    {
        if (_open.TryRemove(socket, out _))
        {
            socket.LingerState = new LingerOption(true, 0);
            socket.Dispose();
        }
    }
}
