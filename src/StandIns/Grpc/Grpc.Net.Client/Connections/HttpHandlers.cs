// SPDX-License-Identifier: Apache-2.0
namespace Grpc.Net.Client;

internal static class HttpHandlers
{
    /// <summary>The handler that makes the connections; null where that is not .NET's own.</summary>
    public static SocketsHttpHandler? Sockets(HttpMessageHandler? handler) => handler switch
    {
        SocketsHttpHandler sockets => sockets,
        DelegatingHandler outer => Sockets(outer.InnerHandler),
        _ => null,
    };

    public static bool IsProxied(SocketsHttpHandler handler, Uri address)
    {
        var proxy = handler.Proxy ?? HttpClient.DefaultProxy;
        return handler.UseProxy && !proxy.IsBypassed(address) && proxy.GetProxy(address) is not null;
    }
}
