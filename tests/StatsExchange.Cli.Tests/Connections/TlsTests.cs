// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Cli.Tests.Terminal;

namespace StatsExchange.Cli.Tests.Connections;

public sealed class TlsTests : IDisposable
{
    private readonly TestAuthority _authority = new();
    private readonly TemporaryDirectory _files = new();

    [Fact]
    public async Task Run_AuthorityNamed_ReachesTheHub()
    {
        using var certificate = _authority.Issue();
        await using var hub = await PretendedHub.StartAsync(certificate);
        var address = $"https://127.0.0.1:{hub.Port}";
        var file = _files.Write("ca.pem", _authority.Pem);

        var byOption = await Statsx.RunAsync("structures", "--hub", address, "--ca", file);
        var byEnvironment = await Statsx.RunAsync(new Dictionary<string, string> { ["STATSX_HUB"] = address, ["STATSX_CA"] = file }, "structures");

        Assert.True(byOption.ExitCode == 0, byOption.Error);
        Assert.True(byEnvironment.ExitCode == 0, byEnvironment.Error);
    }

    [Fact]
    public async Task Run_NameBehindDns_IsCalledOverTlsUnderThatName()
    {
        using var certificate = _authority.Issue("localhost");
        await using var hub = await PretendedHub.StartAsync(certificate);

        var result = await Statsx.RunAsync("structures", "--hub", $"dns:///localhost:{hub.Port}", "--ca", _files.Write("ca.pem", _authority.Pem));

        Assert.True(result.ExitCode == 0, result.Error);
    }

    [Fact]
    public async Task Run_AuthorityNotKnown_ExitsWithThreeAndSaysWhy()
    {
        using var certificate = _authority.Issue();
        using var another = new TestAuthority();
        await using var hub = await PretendedHub.StartAsync(certificate);
        var address = $"https://127.0.0.1:{hub.Port}";

        await AssertNotTrustedAsync("chain", "structures", "--hub", address);
        await AssertNotTrustedAsync("chain", "structures", "--hub", address, "--ca", _files.Write("another.pem", another.Pem));
        Assert.Empty(hub.Calls);
    }

    [Fact]
    public async Task Run_CertificateOfAnotherName_ExitsWithThreeAndSaysWhy()
    {
        using var certificate = _authority.Issue("another.example");
        await using var hub = await PretendedHub.StartAsync(certificate);

        await AssertNotTrustedAsync("NameMismatch", "structures", "--hub", $"https://127.0.0.1:{hub.Port}", "--ca", _files.Write("ca.pem", _authority.Pem));
        Assert.Empty(hub.Calls);
    }

    [Fact]
    public async Task Run_FileWithoutCertificates_IsWrongUsage()
    {
        var result = await Statsx.RunAsync("structures", "--hub", "https://127.0.0.1:1", "--ca", _files.Write("ca.pem", "no certificate"));

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("ca.pem", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_FileMissing_IsWrongUsage()
    {
        var result = await Statsx.RunAsync("structures", "--hub", "https://127.0.0.1:1", "--ca", _files.File("nowhere.pem"));

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("nowhere.pem", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("http://127.0.0.1:1,http://127.0.0.1:2")]
    public async Task Run_AuthorityNamedForClearText_IsWrongUsageAndNamesBoth(string address)
    {
        var file = _files.Write("ca.pem", _authority.Pem);

        var byOption = await Statsx.RunAsync("structures", "--hub", address, "--ca", file);
        var byEnvironment = await Statsx.RunAsync(new Dictionary<string, string> { ["STATSX_HUB"] = address, ["STATSX_CA"] = file }, "structures");

        foreach (var result in new[] { byOption, byEnvironment })
        {
            Assert.Equal(2, result.ExitCode);
            Assert.Contains("--ca", result.Error, StringComparison.Ordinal);
            Assert.Contains(address, result.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Run_HttpsAtClearText_ExitsWithThreeAndBlamesNoCertificate()
    {
        await using var hub = await PretendedHub.StartAsync();

        var result = await Statsx.RunAsync("structures", "--hub", $"https://127.0.0.1:{hub.Port}");

        Assert.Equal(3, result.ExitCode);
        Assert.Contains("does not speak TLS there", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("certificate", result.Error, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _authority.Dispose();
        _files.Dispose();
    }

    private static async Task AssertNotTrustedAsync(string reason, params string[] arguments)
    {
        var result = await Statsx.RunAsync(arguments);

        Assert.Equal(3, result.ExitCode);
        Assert.Contains("certificate is not accepted", result.Error, StringComparison.Ordinal);
        Assert.Contains(reason, result.Error, StringComparison.Ordinal);
    }
}
