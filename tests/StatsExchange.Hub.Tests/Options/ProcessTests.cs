// SPDX-License-Identifier: Apache-2.0
using System.Runtime.Versioning;
using Grpc.Health.V1;
using Grpc.Net.Client;
using StatsExchange.Hub.Tests.Running;

namespace StatsExchange.Hub.Tests.Options;

[UnsupportedOSPlatform("windows")]
public sealed class ProcessTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Start_WithWrongOptions_NamesAllOfThemAndEndsWith2()
    {
        await File.WriteAllTextAsync(_directory.File("hub.json"), """{ "stall-seconds": "soon", "colour": 1 }""");
        using var hub = HubProcess.Start(
            ["--nope", "--config", _directory.File("hub.json"), "--urls", "ftp://127.0.0.1:1;https://127.0.0.1:1;http://0.0.0.0:1", "--token-key", _directory.File("none.pem"), "--mirror-share-small", "0.1", "--mirror-deviations", "many"],
            new Dictionary<string, string> { ["STATSX_MAX_CONCURRENT_SUBMISSIONS"] = "0" });

        var (exit, _, error) = await hub.WaitForExitAsync();

        Assert.Equal(2, exit);
        Assert.Contains("--nope: there is no such option", error, StringComparison.Ordinal);
        Assert.Contains("stall-seconds: must be a whole number, not 'soon'", error, StringComparison.Ordinal);
        Assert.Contains("colour: there is no such option", error, StringComparison.Ordinal);
        Assert.Contains("--max-concurrent-submissions: must be from 1 to 1000, not 0", error, StringComparison.Ordinal);
        Assert.Contains("--urls: must be http://ADDRESS:PORT or https://ADDRESS:PORT, not 'ftp://127.0.0.1:1'", error, StringComparison.Ordinal);
        Assert.Contains("--urls: 'http://0.0.0.0:1' can be reached by others", error, StringComparison.Ordinal);
        Assert.Contains("--tls-certificate: an https address of --urls needs it", error, StringComparison.Ordinal);
        Assert.Contains("--tls-key: an https address of --urls needs it", error, StringComparison.Ordinal);
        Assert.Contains("none.pem does not exist", error, StringComparison.Ordinal);
        Assert.Contains("--mirror-deviations: must be a number, not 'many'", error, StringComparison.Ordinal);
        Assert.Contains("--mirror-share-large: must not be above --mirror-share-small", error, StringComparison.Ordinal);
        Assert.Equal(12, error.Trim().Split('\n').Length);
    }

    [Theory]
    [InlineData(";", "--urls: must name an address")]
    [InlineData("", "--urls: must name an address")]
    [InlineData("http://localhost:0", "--urls: port 0 needs an address, 127.0.0.1 or [::1], in place of localhost in 'http://localhost:0'")]
    public async Task Start_WithUrlsNobodyCanListenAt_EndsWith2(string urls, string expected)
    {
        using var hub = HubProcess.Start(["--data", _directory.File("data"), "--urls", urls]);

        var (exit, _, error) = await hub.WaitForExitAsync();

        Assert.Equal(2, exit);
        Assert.Equal(["The hub does not start:", "  " + expected], error.Trim().Split('\n'));
    }

    [Theory]
    [InlineData("192.0.2.1:15444")]
    [InlineData("[::ffff:127.0.0.1]:15444")]
    public async Task Start_AtAnAddressThatCannotBeBound_NamesItAndEndsWith1(string address)
    {
        using var hub = HubProcess.Start(["--data", _directory.File("data"), "--allow-cleartext", "--urls", "http://" + address]);

        var (exit, _, error) = await hub.WaitForExitAsync();

        Assert.Equal(1, exit);
        Assert.StartsWith($"The hub does not run: cannot listen at {address}: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_ListsEveryOptionWithDefaultAndEnvironment()
    {
        using var hub = HubProcess.Start(["--help"]);

        var (exit, output, _) = await hub.WaitForExitAsync();

        Assert.Equal(0, exit);
        foreach (var option in StatsExchange.Hub.Options.OptionTable.All)
        {
            Assert.Contains("--" + option.Name, output, StringComparison.Ordinal);
            Assert.Contains(option.Environment, output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Start_FlagsWinOverEnvironmentAndFile()
    {
        await File.WriteAllTextAsync(_directory.File("hub.json"), """{ "node": "file", "log-format": "Json", "urls": "http://127.0.0.1:0" }""");
        using var hub = HubProcess.Start(
            ["--data", _directory.File("data"), "--node", "flag"],
            new Dictionary<string, string> { ["STATSX_CONFIG"] = _directory.File("hub.json"), ["STATSX_NODE"] = "environment" });

        await hub.WaitForAddressAsync();
        await hub.TerminateAsync();
        var (exit, output, _) = await hub.WaitForExitAsync();

        Assert.Equal(0, exit);
        Assert.Contains("\"EventId\":3", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_OnDirectoryInUse_SaysSoAndEndsWith1()
    {
        using var first = HubProcess.Start(["--data", _directory.File("data"), "--urls", "http://127.0.0.1:0"]);
        await first.WaitForAddressAsync();
        using var second = HubProcess.Start(["--data", _directory.File("data"), "--urls", "http://127.0.0.1:0"]);

        var (exit, _, error) = await second.WaitForExitAsync();

        Assert.Equal(1, exit);
        Assert.Contains("is in use by another hub", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_InEmptyDirectory_MakesKeysOnlyTheirOwnerCanRead()
    {
        using var hub = HubProcess.Start(["--data", _directory.File("data"), "--urls", "http://127.0.0.1:0"]);
        await hub.WaitForAddressAsync();

        const UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Assert.Equal(owner | UnixFileMode.UserExecute, File.GetUnixFileMode(_directory.File("data/keys")));
        Assert.Equal(owner, File.GetUnixFileMode(_directory.File("data/keys/token.pem")));
        Assert.Equal(owner, File.GetUnixFileMode(_directory.File("data/keys/evidence.pem")));
        Assert.StartsWith("-----BEGIN PUBLIC KEY-----", await File.ReadAllTextAsync(_directory.File("data/keys/evidence.pub.pem")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithoutTheKeyOfItsJournal_IsRefused()
    {
        using (var first = HubProcess.Start(["--data", _directory.File("data"), "--urls", "http://127.0.0.1:0"]))
        {
            await first.WaitForAddressAsync();
            await first.TerminateAsync();
            Assert.Equal(0, (await first.WaitForExitAsync()).ExitCode);
        }

        File.Delete(_directory.File("data/keys/evidence.pem"));
        using var second = HubProcess.Start(["--data", _directory.File("data"), "--urls", "http://127.0.0.1:0"]);
        var (exit, _, error) = await second.WaitForExitAsync();

        Assert.Equal(1, exit);
        Assert.Contains("evidence.pem is missing", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithKeyOthersCanRead_IsRefused()
    {
        using (var first = HubProcess.Start(["--data", _directory.File("data"), "--urls", "http://127.0.0.1:0"]))
        {
            await first.WaitForAddressAsync();
        }

        File.SetUnixFileMode(_directory.File("data/keys/token.pem"), UnixFileMode.UserRead | UnixFileMode.GroupRead);
        using var second = HubProcess.Start(["--data", _directory.File("data"), "--urls", "http://127.0.0.1:0"]);

        Assert.Equal(1, (await second.WaitForExitAsync()).ExitCode);
    }

    [Fact]
    public async Task Terminate_EndsTheHubWithExitCode0AndItStartsAgain()
    {
        for (var i = 0; i < 2; i++)
        {
            using var hub = HubProcess.Start(["--data", _directory.File("data"), "--urls", "http://127.0.0.1:0"]);
            using var channel = GrpcChannel.ForAddress(await hub.WaitForAddressAsync());
            await new Grpc.Health.V1.Health.HealthClient(channel).CheckAsync(new HealthCheckRequest());
            await hub.TerminateAsync();

            Assert.Equal(0, (await hub.WaitForExitAsync()).ExitCode);
        }
    }
}
