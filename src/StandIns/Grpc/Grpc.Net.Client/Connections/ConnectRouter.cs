// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Net.Sockets;

namespace Grpc.Net.Client;

/// <summary>Lets the channels that share a handler make the connections of their own addresses.</summary>
internal sealed class ConnectRouter
{
    private const string Key = "Grpc.Net.Client.ConnectRouter";

    private static readonly Lock Setup = new();

    private ImmutableArray<ConnectionManager> _managers = [];

    /// <summary>The router of a handler; null where the handler connects in a way of its own.</summary>
    public static ConnectRouter? Of(SocketsHttpHandler handler)
    {
        lock (Setup)
        {
            if (handler.Properties.TryGetValue(Key, out var known))
            {
                return (ConnectRouter)known!;
            }

            if (handler.ConnectCallback is not null)
            {
                return null;
            }

            var router = new ConnectRouter();
            handler.ConnectCallback = router.ConnectAsync;
            handler.Properties[Key] = router;
            return router;
        }
    }

    public void Add(ConnectionManager manager) => ImmutableInterlocked.Update(ref _managers, static (managers, added) => managers.Add(added), manager);

    public void Remove(ConnectionManager manager) => ImmutableInterlocked.Update(ref _managers, static (managers, removed) => managers.Remove(removed), manager);

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        foreach (var manager in _managers)
        {
            if (manager.Owner(context.DnsEndPoint) is { } subchannel)
            {
                return await subchannel.OpenAsync(context.DnsEndPoint, cancellationToken).ConfigureAwait(false);
            }
        }

        // A proxy, or an address that was let go a moment ago.
        return new NetworkStream(await Dial.ConnectAsync(context.DnsEndPoint, cancellationToken).ConfigureAwait(false), ownsSocket: true);
    }
}
