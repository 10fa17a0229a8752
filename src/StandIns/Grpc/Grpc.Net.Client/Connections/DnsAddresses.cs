// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Net;
using Grpc.Core;
using Grpc.Net.Client.Balancer;

namespace Grpc.Net.Client;

/// <summary>The addresses of a name, asked again when a connection is lost, but not more often than every 15 seconds.</summary>
internal sealed class DnsAddresses : AddressSource
{
    private readonly Uri _target;
    private readonly string _name;
    private readonly int _port;

    public DnsAddresses(Uri target, int defaultPort)
    {
        _target = target;
        var authority = new Uri("temp://" + target.AbsolutePath.TrimStart('/'));
        _name = authority.Host;
        _port = authority.Port < 0 ? defaultPort : authority.Port;
    }

    public override TimeSpan? HoldsFor => TimeSpan.FromSeconds(15);

    public override async ValueTask<IReadOnlyList<BalancerAddress>> FindAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (_name.Length == 0)
            {
                throw new InvalidOperationException($"Resolver address '{_target}' is not valid. Please use dns:/// for DNS provider.");
            }

            var addresses = await Dns.GetHostAddressesAsync(_name, cancellationToken).ConfigureAwait(false);
            var called = string.Create(CultureInfo.InvariantCulture, $"{_name}:{_port}");
            return [.. addresses.Select(address => new BalancerAddress(address.ToString(), _port) { HostOverride = called })];
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw new RpcException(new Status(StatusCode.Unavailable, $"Error getting DNS hosts for address '{_name}'. {exception.Message}", exception));
        }
    }
}
