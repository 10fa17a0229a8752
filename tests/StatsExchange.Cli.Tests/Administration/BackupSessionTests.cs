// SPDX-License-Identifier: Apache-2.0
using System.Text.Json.Nodes;
using StatsExchange.Cli.Tests.Sessions;
using StatsExchange.Cli.Tests.Terminal;
using StatsExchange.PostgresServer;
using static StatsExchange.Cli.Tests.Administration.MaintenanceSession;

namespace StatsExchange.Cli.Tests.Administration;

public sealed class BackupSessionTests : IAsyncLifetime
{
    private readonly RunningHub _hub = new();

    public Task InitializeAsync() => _hub.InitializeAsync();

    public Task DisposeAsync() => _hub.DisposeAsync();

    [Fact]
    public async Task Restore_BackupOfARunningHub_ServesTheSameReceiptsAndExports()
    {
        var receipt = await _hub.SubmitAsync("ISL", "one", 100);
        var exported = await _hub.ExportAsync("ISL", "before.csv");
        var backup = await AdminAsync(0, "backup", "--data", _hub.Data, "--to", _hub.File("backup"));
        await _hub.StopAsync();
        var key = _hub.Write("evidence.pub.pem", await File.ReadAllTextAsync(_hub.EvidenceKey));

        var unverified = await AdminAsync(0, "restore", _hub.File("backup"), "--data", _hub.File("unverified"));
        var restored = await AdminAsync(0, "restore", _hub.File("backup"), "--data", _hub.File("restored"), "--trust", key, "--receipt", receipt);

        Assert.True((bool)backup.Json["whole"]! && (bool)backup.Json["signatures_verified"]! && (bool)restored.Json["signatures_verified"]!);
        Assert.False((bool)unverified.Json["signatures_verified"]!);
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(_hub.File("restored")) == (UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
        _hub.ReplaceData(_hub.File("restored"));
        await _hub.StartAsync();
        Assert.Equal(0, (await _hub.AsAsync("ISL", "submitter", "verify", receipt, "--trust", _hub.EvidenceKey, "--recorded")).ExitCode);
        var given = JsonNode.Parse(await File.ReadAllTextAsync(receipt))!["receipt"]!.ToJsonString();
        var again = JsonNode.Parse(await File.ReadAllTextAsync(await _hub.SubmitAsync("ISL", "one", 100)))!["receipt"]!.ToJsonString();
        Assert.Equal(given, again);
        Assert.Equal(exported, await _hub.ExportAsync("ISL", "after.csv"));
        await AdminAsync(0, "check", "--data", _hub.Data, "--receipt", receipt);
    }

    [SkippableTheory]
    [InlineData("move")]
    [InlineData("restore")]
    public async Task Postgres_MovedOrRestored_ServesTheSameReceiptsAndExports(string way)
    {
        Skip.If(PostgresBinaries.WhyMissing is not null, PostgresBinaries.WhyMissing);
        var receipt = await _hub.SubmitAsync("ISL", "one", 100);
        var exported = await _hub.ExportAsync("ISL", "before.csv");
        var postgres = (await TestServer.SharedAsync()).NewConnectionString();
        await AdminAsync(0, "backup", "--data", _hub.Data, "--to", _hub.File("backup"));
        await _hub.StopAsync();

        string[] given = way == "move" ? ["move", "--data", _hub.Data] : ["restore", _hub.File("backup"), "--trust", _hub.EvidenceKey];
        await AdminAsync(0, [.. given, "--postgres", postgres]);
        await AdminAsync(1, [.. given, "--postgres", postgres]);
        await AdminAsync(0, "check", "--postgres", postgres, "--trust", _hub.EvidenceKey, "--receipt", receipt);

        File.Move(Path.Combine(_hub.Data, "journal.db"), _hub.File("old-journal.db"));
        await _hub.StartAsync("--postgres", postgres);
        Assert.Equal(0, (await _hub.AsAsync("ISL", "submitter", "verify", receipt, "--trust", _hub.EvidenceKey, "--recorded")).ExitCode);
        Assert.Equal(
            JsonNode.Parse(await File.ReadAllTextAsync(receipt))!["receipt"]!.ToJsonString(),
            JsonNode.Parse(await File.ReadAllTextAsync(await _hub.SubmitAsync("ISL", "one", 100)))!["receipt"]!.ToJsonString());
        Assert.Equal(exported, await _hub.ExportAsync("ISL", "after.csv"));
        Assert.Equal(0, (await Statsx.RunAsync("verify", receipt, "--trust", _hub.EvidenceKey)).ExitCode);
    }
}
