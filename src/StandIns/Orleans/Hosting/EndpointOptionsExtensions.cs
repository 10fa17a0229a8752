// SPDX-License-Identifier: Apache-2.0
using System.Net;
using System.Net.Sockets;

namespace Orleans.Hosting;

public static class EndpointOptionsExtensions
{
    /// <summary>A silo of the stand-in is not called by others: the endpoint has no meaning inside one process.</summary>
    public static ISiloBuilder ConfigureEndpoints(
        this ISiloBuilder builder, IPAddress advertisedIP, int siloPort, int gatewayPort, bool listenOnAnyHostAddress = false) => builder;

    /// <summary>A silo of the stand-in is not called by others: the endpoint has no meaning inside one process.</summary>
    public static ISiloBuilder ConfigureEndpoints(
        this ISiloBuilder builder,
        string hostname,
        int siloPort,
        int gatewayPort,
        AddressFamily addressFamily = AddressFamily.InterNetwork,
        bool listenOnAnyHostAddress = false) => builder;
}
