// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using Grpc.Net.Client.Balancer;

namespace Grpc.Net.Client;

/// <summary>What the address of a channel stands for: where requests are addressed to, and who knows the addresses behind it.</summary>
internal sealed record ChannelTarget(Uri Requests, AddressSource Addresses)
{
    /// <summary>Stands in requests until an address is picked; reserved, so that it is nobody's.</summary>
    private const string NoHost = "loadbalancer.temporary.invalid";

    /// <exception cref="InvalidOperationException">Nobody knows the scheme, or it and the credentials do not go together.</exception>
    public static ChannelTarget Of(Uri address, GrpcChannelOptions options)
    {
        if (IsHttp(address))
        {
            CheckCredentials(address, options.Credentials);
            return new ChannelTarget(address, new FixedAddresses([new BalancerAddress(address.IdnHost, address.Port)]));
        }

        var resolver = Resolvers(options).FirstOrDefault(factory => string.Equals(factory.Name, address.Scheme, StringComparison.OrdinalIgnoreCase))
            ?? throw new InvalidOperationException($"No address resolver configured for the scheme '{address.Scheme}'.");
        var isSecure = options.Credentials switch
        {
            null => throw new InvalidOperationException(
                $"Unable to determine the TLS configuration of the channel from address '{address}'. GrpcChannelOptions.Credentials must be specified when the address doesn't have a 'http' or 'https' scheme. "
                + "To call TLS endpoints, set credentials to 'ChannelCredentials.SecureSsl'. To call non-TLS endpoints, set credentials to 'ChannelCredentials.Insecure'."),
            var credentials => credentials is SslCredentials,
        };
        var requests = new UriBuilder(isSecure ? Uri.UriSchemeHttps : Uri.UriSchemeHttp, address.Host.Length > 0 ? address.Host : NoHost).Uri;
        return new ChannelTarget(requests, resolver.Create(address, isSecure ? 443 : 80));
    }

    public static bool IsHttp(Uri address) => address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps;

    private static IEnumerable<ResolverFactory> Resolvers(GrpcChannelOptions options) =>
        (options.ServiceProvider?.GetService(typeof(IEnumerable<ResolverFactory>)) as IEnumerable<ResolverFactory> ?? []).Append(new DnsResolverFactory());

    private static void CheckCredentials(Uri address, ChannelCredentials? credentials)
    {
        if (credentials is not null && credentials is SslCredentials != (address.Scheme == Uri.UriSchemeHttps))
        {
            throw new InvalidOperationException(
                $"Channel is configured with {(credentials is SslCredentials ? "secure" : "insecure")} channel credentials and can't use a HttpClient with a '{address.Scheme}' scheme.");
        }
    }
}
