// SPDX-License-Identifier: Apache-2.0
using System.Net;
using System.Net.Sockets;
using Orleans.Configuration;
using Orleans.Hosting;
using StatsExchange.Hub.Options;
using StatsExchange.Hub.Stores;

namespace StatsExchange.Hub;

/// <summary>
/// Which silos a hub's belongs to: over PostgreSQL those of all hubs on the same database, otherwise its own only. Silos find each other in
/// tables that Orleans brings; figures and their order never depend on it, since the journal fences.
/// </summary>
internal static class Clustering
{
    private const string Name = "statsexchange";
    private const string Provider = "Npgsql";

    // Nobody calls grains from outside.
    private const int NoGateway = 0;

    // The silo's port follows from that of the hub, so that several hubs on one machine need no option more.
    private const int PortDistance = 10_000;

    public static ISiloBuilder UseClusterOf(this ISiloBuilder silo, HubOptions options)
    {
        if (options.Store.Postgres is null)
        {
            return silo.UseLocalhostClustering();
        }

        silo.Services.Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (Name, Name));
        silo.UseAdoNetClustering(tables =>
        {
            tables.Invariant = Provider;
            tables.ConnectionString = JournalStore.ConnectionStringOf(options.Store);
        });
        return ConfigureEndpoint(silo, new Uri(options.Listen.All[0]));
    }

    private static ISiloBuilder ConfigureEndpoint(ISiloBuilder silo, Uri hub)
    {
        var port = PortBeside(hub.Port);
        return hub.IsLoopback ? silo.ConfigureEndpoints(IPAddress.Loopback, port, NoGateway)
            : IPAddress.TryParse(hub.DnsSafeHost, out var address) && !address.Equals(IPAddress.Any) && !address.Equals(IPAddress.IPv6Any)
                ? silo.ConfigureEndpoints(address, port, NoGateway)
                : silo.ConfigureEndpoints(Dns.GetHostName(), port, NoGateway, listenOnAnyHostAddress: true);
    }

    private static int PortBeside(int port) =>
        port == 0 ? FreePort()
        : port + PortDistance <= IPEndPoint.MaxPort ? port + PortDistance
        : port - PortDistance;

    // Orleans tells others its port before it listens, so that the system cannot choose it then.
    private static int FreePort()
    {
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
