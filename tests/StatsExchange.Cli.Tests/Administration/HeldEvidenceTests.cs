// SPDX-License-Identifier: Apache-2.0
using System.Text.Json.Nodes;
using StatsExchange.Cli.Tests.Sessions;
using static StatsExchange.Cli.Tests.Administration.MaintenanceSession;

namespace StatsExchange.Cli.Tests.Administration;

/// <summary>Journals and backups held against a checkpoint or receipt that somebody kept.</summary>
public sealed class HeldEvidenceTests : IAsyncLifetime
{
    private readonly RunningHub _hub = new();
    private string _key = null!;
    private string _receipt = null!;
    private string _office = null!;
    private string _auditor = null!;
    private string _backup = null!;

    /// <summary>One submission, a backup, another submission, checkpoints; the hub is stopped.</summary>
    public async Task InitializeAsync()
    {
        await _hub.InitializeAsync();
        await _hub.SubmitAsync("ISL", "one", 1);
        _backup = _hub.File("backup");
        await AdminAsync(0, "backup", "--data", _hub.Data, "--to", _backup);
        _receipt = await _hub.SubmitAsync("ISL", "two", 2);
        (_office, _auditor) = (_hub.File("office.json"), _hub.File("auditor.json"));
        await _hub.DoAsync("ISL", "submitter", "checkpoint", "get", "-o", _office);
        await _hub.DoAsync(null, "auditor", "checkpoint", "get", "--all-heads", "-o", _auditor);
        await _hub.SubmitAsync("ISL", "three", 3);
        await _hub.StopAsync();
        _key = _hub.Write("evidence.pub.pem", await File.ReadAllTextAsync(_hub.EvidenceKey));
    }

    public async Task DisposeAsync()
    {
        await _hub.StartAsync();
        await _hub.DisposeAsync();
    }

    [Fact]
    public async Task Check_JournalThatWentOn_IsGood()
    {
        foreach (var held in new[] { _office, _auditor })
        {
            var check = await AdminAsync(0, "check", "--data", _hub.Data, "--checkpoint", held, "--receipt", _receipt);
            Assert.Equal("goes-on", (string?)check.Json["held"]!["standing"]);
            Assert.Empty(check.Json["held"]!["differences"]!.AsArray());
        }

        await AdminAsync(0, "backup", "--data", _hub.Data, "--to", _hub.File("newer"));
        await AdminAsync(0, "restore", _hub.File("newer"), "--data", _hub.File("restored"), "--checkpoint", _office, "--trust", _key);
    }

    [Fact]
    public async Task Restore_OlderBackup_IsRefusedUnlessAccepted()
    {
        string[] restore = ["restore", _backup, "--data", _hub.File("restored"), "--checkpoint", _office, "--trust", _key];
        Assert.Equal("older", Standing(await AdminAsync(4, restore), ("country/ISL", 2, 1)));
        Assert.False(Path.Exists(_hub.File("restored")));
        Assert.Equal("older", Standing(await AdminAsync(4, "check", "--backup", _backup, "--checkpoint", _auditor, "--trust", _key), ("country/ISL", 2, 1)));
        Assert.Equal("older", Standing(await AdminAsync(4, "check", "--backup", _backup, "--receipt", _receipt, "--trust", _key), ("country/ISL", 2, 1)));
        await AdminAsync(2, "check", "--backup", _backup, "--checkpoint", _office);

        await AdminAsync(0, [.. restore, "--accept-older"]);

        Assert.True(File.Exists(_hub.File("restored/journal.db")));
    }

    [Fact]
    public async Task Check_CutTail_IsOlder()
    {
        var position = (long)JsonNode.Parse(await File.ReadAllTextAsync(_office))!["checkpoint"]!["cursor"]!;
        AtRest.CutAfter(_hub.Data, position - 1);

        await AdminAsync(0, "check", "--data", _hub.Data);
        Assert.Equal("older", Standing(await AdminAsync(4, "check", "--data", _hub.Data, "--checkpoint", _auditor), null));
    }

    [Fact]
    public async Task Check_StreamHashedAgain_IsAnotherHistory()
    {
        AtRest.HashHubAgain(_hub.Data);

        await AdminAsync(0, "check", "--data", _hub.Data);
        var end = JsonNode.Parse(await File.ReadAllTextAsync(_auditor))!["heads"]!.AsArray().Single(head => (string)head!["stream"]! == "hub")!["seq"]!;
        var check = await AdminAsync(4, "check", "--data", _hub.Data, "--checkpoint", _auditor);
        Assert.Equal("another-history", Standing(check, ("hub", (long)end, (long)end)));
        Assert.Equal("another-history", Standing(await AdminAsync(4, "check", "--data", _hub.Data, "--checkpoint", _office), null));
    }

    [Fact]
    public async Task Restore_Fork_IsRefusedAlsoWhereOlderIsAccepted()
    {
        await AdminAsync(0, "restore", _backup, "--data", _hub.File("fork"), "--trust", _key);
        _hub.ReplaceData(_hub.File("fork"));
        await _hub.StartAsync();
        foreach (var other in new[] { "other-1", "other-2", "other-3" })
        {
            await _hub.SubmitAsync("ISL", other, other[^1]);
        }

        await AdminAsync(0, "backup", "--data", _hub.Data, "--to", _hub.File("forked"));
        await _hub.StopAsync();

        Assert.Equal("another-history", Standing(await AdminAsync(4, "check", "--data", _hub.Data, "--receipt", _receipt), ("country/ISL", 2, 4)));
        string[] restore = ["restore", _hub.File("forked"), "--data", _hub.File("restored"), "--checkpoint", _office, "--trust", _key, "--accept-older"];
        Assert.Equal("another-history", Standing(await AdminAsync(4, restore), null));
        Assert.False(Path.Exists(_hub.File("restored")));
    }

    [Fact]
    public async Task Check_CheckpointThatWasChanged_IsEvidenceOfNothing()
    {
        var changed = JsonNode.Parse(await File.ReadAllTextAsync(_office))!;
        changed["checkpoint"]!["cursor"] = 1;

        var check = await AdminAsync(4, "check", "--data", _hub.Data, "--checkpoint", _hub.Write("changed.json", changed.ToJsonString()));

        Assert.Contains("not one that a trusted key signed", check.Error, StringComparison.Ordinal);
    }

    private static string? Standing(Terminal.StatsxResult result, (string Stream, long Held, long There)? named)
    {
        var held = result.Json["held"]!;
        if (named is { } one)
        {
            Assert.Equal(
                one,
                held["differences"]!.AsArray().Where(difference => (string?)difference!["stream"] == one.Stream)
                    .Select(difference => ((string)difference!["stream"]!, (long)difference["seq_held"]!, (long)difference["seq_there"]!)).Single());
        }

        return (string?)held["standing"];
    }
}
