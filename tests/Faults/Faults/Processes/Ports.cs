// SPDX-License-Identifier: Apache-2.0
using System.Net;
using System.Net.Sockets;

namespace StatsExchange.Faults.Processes;

/// <summary>Ports that a server can have again after it was killed: below those that the system gives to whoever connects.</summary>
internal static class Ports
{
    private const int First = 20_000;
    private const int Last = 31_000;
    private static int _next = First + (Environment.ProcessId * 37 % (Last - First));

    public static int Take()
    {
        for (var tries = 0; tries < Last - First; tries++)
        {
            var port = First + (Interlocked.Increment(ref _next) % (Last - First));
            try
            {
                using TcpListener listener = new(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody has it.
            }
        }

        throw new IOException("There is no free port.");
    }
}
