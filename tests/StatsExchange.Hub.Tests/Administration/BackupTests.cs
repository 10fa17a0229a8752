// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;
using System.Text.Json;
using Grpc.Core;
using Microsoft.Data.Sqlite;
using StatsExchange.Hub.Tests.Running;
using StatsExchange.Journal;
using StatsExchange.Journal.Sqlite;
using StatsExchange.V1;

namespace StatsExchange.Hub.Tests.Administration;

/// <summary>The journal as a whole, while offices go on submitting.</summary>
public sealed class BackupTests(RunningHub hub) : IClassFixture<RunningHub>, IDisposable
{
    private static readonly string[] Offices = ["SWE", "DNK", "NOR"];

    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Backup_UnderLoad_HoldsEveryReceiptOfBeforeAndIsAPrefixOnceRestored()
    {
        ConcurrentQueue<Receipt> given = [];
        using CancellationTokenSource enough = new();
        var writers = Offices.Select(office => WriteAsync(office, given, enough.Token)).ToArray();
        while (given.Count < 15)
        {
            await Task.Delay(10);
        }

        var before = given.ToArray();
        var backup = await RunAsync("backup", "--data", hub.Data, "--to", _directory.File("backup"), "--json");
        await enough.CancelAsync();
        await Task.WhenAll(writers);

        Assert.True(backup.ExitCode == 0, backup.Error);
        Assert.DoesNotContain(Directory.EnumerateFiles(_directory.File("backup")), file => Path.GetExtension(file) == ".lock");
        using var said = JsonDocument.Parse(backup.Output);
        Assert.True(said.RootElement.GetProperty("whole").GetBoolean());
        var restore = await RunAsync("restore", _directory.File("backup"), "--data", _directory.File("restored"), "--trust", Path.Combine(hub.Data, "keys", "evidence.pub.pem"));
        Assert.True(restore.ExitCode == 0, restore.Error + restore.Output);
        await AssertPrefixAsync(before, said.RootElement.GetProperty("cursor").GetInt64());
        Assert.Equal(1, (await RunAsync("backup", "--data", hub.Data, "--to", _directory.File("backup"))).ExitCode);
        Assert.Equal(1, (await RunAsync("restore", _directory.File("backup"), "--data", _directory.File("restored"))).ExitCode);
    }

    [Fact]
    public async Task Restore_BackupWhoseFileWasChanged_IsNotVerified()
    {
        await hub.SubmitAsync(Flows.Header("FIN", "changed-1"), Flows.Observation("EMI", "DNK", 1));
        Assert.Equal(0, (await RunAsync("backup", "--data", hub.Data, "--to", _directory.File("backup"))).ExitCode);
        var file = Path.Combine(_directory.File("backup"), "journal.db");
        var bytes = await File.ReadAllBytesAsync(file);
        bytes[^100] ^= 1;
        await File.WriteAllBytesAsync(file, bytes);

        var restore = await RunAsync("restore", _directory.File("backup"), "--data", _directory.File("restored"));

        Assert.Equal(4, restore.ExitCode);
        Assert.False(Path.Exists(_directory.File("restored/journal.db")));
    }

    [Fact]
    public async Task CheckIntegrity_ReceiptEdited_IsLocatedByRpcAndByCommand()
    {
        await using var own = await HubScope.StartAsync(_ => { });
        var client = new AdministrationService.AdministrationServiceClient(own.Hub.Invoker);
        await own.Hub.SubmitAsync(Flows.Header("SWE", "edited-1"), Flows.Observation("EMI", "DNK", 1));
        var whole = await client.CheckIntegrityAsync(new CheckIntegrityRequest(), own.Hub.As("auditor"));
        Assert.Equal(0, whole.Problems);
        Assert.True(whole.Entries > 0 && whole.Commands > 0 && whole.Blocks > 0);

        Edit(own.Hub.Data, "UPDATE commands SET receipt = x'00' WHERE stream = 'country/SWE' AND first_seq = 1");

        var found = await client.CheckIntegrityAsync(new CheckIntegrityRequest(), own.Hub.As("admin"));
        var finding = Assert.Single(found.Findings);
        Assert.Equal((1, "commands", "country/SWE", 1), (found.Problems, finding.Table, finding.Stream, finding.Seq));
        var check = await RunAsync("check", "--data", own.Hub.Data);
        Assert.Equal(4, check.ExitCode);
        Assert.Contains("country/SWE #1 (commands)", check.Output, StringComparison.Ordinal);
        Assert.Equal(4, (await RunAsync("backup", "--data", own.Hub.Data, "--to", _directory.File("damaged"))).ExitCode);
        Assert.False(Path.Exists(_directory.File("damaged")));
    }

    [Theory]
    [InlineData("check")]
    [InlineData("check", "--invented")]
    [InlineData("backup", "--data", "x")]
    [InlineData("restore", "x")]
    [InlineData("restore", "x", "--data", "y", "--accept-older")]
    [InlineData("restore", "x", "--data", "y", "--postgres", "Host=z")]
    [InlineData("move", "--data", "x")]
    public async Task Maintenance_WrongUsage_EndsWith2(params string[] arguments)
    {
        Assert.Equal(2, (await RunAsync(arguments)).ExitCode);
    }

    [Fact]
    public async Task Restore_BackupThatIsNotThere_EndsWith1()
    {
        var restore = await RunAsync("restore", _directory.File("nowhere"), "--data", _directory.File("restored"));

        Assert.Equal(1, restore.ExitCode);
        Assert.Contains("is no backup", restore.Error, StringComparison.Ordinal);
        Assert.False(Path.Exists(_directory.File("restored")));
    }

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var process = HubProcess.Start(arguments);
        return await process.WaitForExitAsync();
    }

    private static void Edit(string data, string sql)
    {
        using SqliteConnection connection = new($"Data Source={Path.Combine(data, "journal.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.Equal(1, command.ExecuteNonQuery());
    }

    private async Task WriteAsync(string office, ConcurrentQueue<Receipt> given, CancellationToken enough)
    {
        for (var i = 0; !enough.IsCancellationRequested; i++)
        {
            given.Enqueue((await hub.SubmitAsync(Flows.Header(office, $"load-{i}"), Flows.Observation("EMI", "FIN", i))).Receipt);
        }
    }

    private async Task AssertPrefixAsync(Receipt[] before, long cursor)
    {
        await using var restored = await SqliteJournal.OpenAsync(_directory.File("restored"), TimeProvider.System, CancellationToken.None);
        foreach (var receipt in before)
        {
            var entry = await restored.EntryAsync(StreamName.Parse(receipt.Stream), receipt.Seq, CancellationToken.None);
            Assert.Equal(receipt.Hash.ToByteArray(), entry!.Hash.ToArray());
        }

        Assert.Equal(cursor, (await restored.HeadsAtAsync(null, CancellationToken.None)).Cursor);
        Assert.Equal(
            await hub.Host.Journal.TailAsync(0, CancellationToken.None).Take((int)cursor).ToListAsync(),
            await restored.TailAsync(0, CancellationToken.None).Take((int)cursor).ToListAsync());
    }
}
