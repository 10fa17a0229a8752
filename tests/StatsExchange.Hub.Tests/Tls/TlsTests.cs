// SPDX-License-Identifier: Apache-2.0
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;
using StatsExchange.Hub.Tests.Running;
using static Grpc.Health.V1.HealthCheckResponse.Types;

namespace StatsExchange.Hub.Tests.Tls;

public sealed class TlsTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly TestAuthority _authority = new();

    public void Dispose() => _authority.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Call_OfClientThatKnowsTheRootOnly_IsServedWithAndWithoutTls(bool rsa)
    {
        _authority.Write(rsa);
        await using var running = await HubScope.StartAsync(_authority.Configure);

        foreach (var address in running.Hub.Host.Addresses)
        {
            using var channel = Channel(address);
            Assert.Equal(ServingStatus.Serving, (await CheckAsync(channel)).Status);
        }

        Assert.Equal(["http", "https"], running.Hub.Host.Addresses.Select(address => address.Scheme));
    }

    [Fact]
    public async Task Call_OfClientThatDoesNotKnowTheRoot_DoesNotReachTheHub()
    {
        await using var running = await HubScope.StartAsync(_authority.Configure);
        using var channel = GrpcChannel.ForAddress(running.Hub.Host.Addresses[1]);

        var error = await Assert.ThrowsAsync<RpcException>(() => CheckAsync(channel));

        Assert.Equal(StatusCode.Internal, error.StatusCode);
    }

    [Theory]
    [InlineData(SslProtocols.Tls12)]
    [InlineData(SslProtocols.Tls13)]
    public async Task Handshake_AgreesOnHttp2(SslProtocols protocol)
    {
        await using var running = await HubScope.StartAsync(_authority.Configure);

        await using var stream = await ShakeHandsAsync(running.Hub.Host.Addresses[1], protocol);

        Assert.Equal((protocol, SslApplicationProtocol.Http2), (stream.SslProtocol, stream.NegotiatedApplicationProtocol));
    }

    [Fact]
    public async Task RenewedCertificate_IsShownToWhoConnectsAndLeavesOthersAlone()
    {
        await using var running = await HubScope.StartAsync(_authority.Configure);
        using var before = Channel(running.Hub.Host.Addresses[1]);
        await CheckAsync(before);
        var old = await ShownAsync(running.Hub);

        var renewed = _authority.Write(rsa: true);

        Assert.NotEqual(old, renewed);
        await UntilShownAsync(running.Hub, renewed);
        Assert.Equal(ServingStatus.Serving, (await CheckAsync(before)).Status);
        using var after = Channel(running.Hub.Host.Addresses[1]);
        Assert.Equal(ServingStatus.Serving, (await CheckAsync(after)).Status);
    }

    [Fact]
    public async Task RenewedCertificate_ThatCannotBeUsed_LeavesTheOldOneUntilOneCan()
    {
        await using var running = await HubScope.StartAsync(_authority.Configure);
        var old = await ShownAsync(running.Hub);

        _authority.WriteKey();
        // Longer than the hub leaves the files alone.
        await Task.Delay(1500);
        Assert.Equal(old, await ShownAsync(running.Hub));
        File.Delete(_authority.Certificate);
        await Task.Delay(1500);
        Assert.Equal(old, await ShownAsync(running.Hub));

        await UntilShownAsync(running.Hub, _authority.Write());
    }

    [Fact]
    public async Task ExpiredCertificate_IsShownAllTheSame()
    {
        var expired = _authority.Write(days: 1);
        await using var running = await HubScope.StartAsync(_authority.Configure);

        Assert.Equal(expired, await ShownAsync(running.Hub));
        using var clear = Channel(running.Hub.Host.Addresses[0]);
        Assert.Equal(ServingStatus.Serving, (await CheckAsync(clear)).Status);
        using var channel = Channel(running.Hub.Host.Addresses[1]);
        Assert.Equal(StatusCode.Internal, (await Assert.ThrowsAsync<RpcException>(() => CheckAsync(channel))).StatusCode);
    }

    private static Task<HealthCheckResponse> CheckAsync(GrpcChannel channel) =>
        new Grpc.Health.V1.Health.HealthClient(channel).CheckAsync(new HealthCheckRequest(), deadline: DateTime.UtcNow.Add(Patience)).ResponseAsync;

    private static async Task UntilShownAsync(RunningHub hub, string thumbprint)
    {
        using CancellationTokenSource patience = new(Patience);
        while (await ShownAsync(hub) != thumbprint)
        {
            await Task.Delay(100, patience.Token);
        }
    }

    private static async Task<string> ShownAsync(RunningHub hub)
    {
        await using var stream = await ShakeHandsAsync(hub.Host.Addresses[1], SslProtocols.None);
        return ((X509Certificate2)stream.RemoteCertificate!).Thumbprint;
    }

    private static async Task<SslStream> ShakeHandsAsync(Uri address, SslProtocols protocols)
    {
        TcpClient client = new();
        await client.ConnectAsync(address.Host, address.Port);
        SslStream stream = new(client.GetStream());
        await stream.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = "localhost",
            EnabledSslProtocols = protocols,
            ApplicationProtocols = [SslApplicationProtocol.Http2, SslApplicationProtocol.Http11],
            // Which it is, and not whether to believe it, is the question.
            RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate is not null,
        });
        return stream;
    }

    private GrpcChannel Channel(Uri address)
    {
        X509ChainPolicy policy = new()
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
            CustomTrustStore = { _authority.Root },
        };
        SocketsHttpHandler handler = new() { SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = policy } };
        return GrpcChannel.ForAddress(address, new GrpcChannelOptions { HttpHandler = handler });
    }
}
