// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;
using StatsExchange.Hub.Tests.Running;
using static Grpc.Health.V1.HealthCheckResponse.Types;

namespace StatsExchange.Hub.Tests.Tls;

public sealed class TlsTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

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

    [UnsupportedOSPlatform("windows")]
    [Fact]
    public async Task Log_InJson_TellsTimesInAFormMachinesReadBack()
    {
        using TempDirectory directory = new();
        using var hub = HubProcess.Start(
            ["--data", directory.File("data"), "--log-format", "Json", "--urls", "https://127.0.0.1:0;http://127.0.0.1:0",
            "--tls-certificate", _authority.Certificate, "--tls-key", _authority.Key]);

        var lines = new List<string>();
        await hub.WaitForAddressAsync(lines.Add);
        var entries = lines.Select(line => JsonDocument.Parse(line).RootElement).ToList();

        Assert.All(entries, entry => Assert.Equal(TimeSpan.Zero, ReadBack(entry.GetProperty("Timestamp")).Offset));
        var certificate = entries.Single(entry => entry.GetProperty("EventId").GetInt32() == 40).GetProperty("State");
        using var shown = X509CertificateLoader.LoadCertificateFromFile(_authority.Certificate);
        Assert.Equal(shown.NotAfter.ToUniversalTime(), ReadBack(certificate.GetProperty("Until")).UtcDateTime);
    }

    [UnsupportedOSPlatform("windows")]
    [Fact]
    public async Task RenewedCertificate_InAFileThatHangs_HoldsUpOneHandshakeOnly()
    {
        await using var running = await HubScope.StartAsync(_authority.Configure);
        var old = await ShownAsync(running.Hub);
        var renewed = _authority.Write();
        // Whoever opens a pipe to read waits for who writes.
        await ShellAsync($"mv '{_authority.Certificate}' '{_authority.Certificate}.new' && mkfifo '{_authority.Certificate}'");
        // Longer than the hub leaves the files alone.
        await Task.Delay(1500);

        List<Task<string>> handshakes = [.. Enumerable.Range(0, 4).Select(_ => Task.Run(() => ShownAsync(running.Hub)))];
        for (var i = 0; i < 3; i++)
        {
            var done = await Task.WhenAny(handshakes).WaitAsync(Patience);
            Assert.Equal(old, await done);
            handshakes.Remove(done);
        }

        await ShellAsync($"cat '{_authority.Certificate}.new' > '{_authority.Certificate}'");
        Assert.Equal(renewed, await Assert.Single(handshakes).WaitAsync(Patience));
        File.Move(_authority.Certificate + ".new", _authority.Certificate, overwrite: true);
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

    private static DateTimeOffset ReadBack(JsonElement time) =>
        DateTimeOffset.ParseExact(time.GetString()!, ["yyyy-MM-dd'T'HH:mm:ss.fffK", "O"], CultureInfo.InvariantCulture);

    private static async Task ShellAsync(string command)
    {
        using var shell = Process.Start("/bin/sh", ["-c", command]);
        await shell.WaitForExitAsync().WaitAsync(Patience);
        Assert.Equal(0, shell.ExitCode);
    }

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
