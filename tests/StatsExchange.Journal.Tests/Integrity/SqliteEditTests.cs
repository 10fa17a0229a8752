// SPDX-License-Identifier: Apache-2.0
using Microsoft.Data.Sqlite;
using StatsExchange.Journal.Integrity;
using StatsExchange.Journal.Sqlite;
using Xunit.Abstractions;

namespace StatsExchange.Journal.Tests.Integrity;

/// <summary>Whatever value is changed in the file, the check names the stream and the seq.</summary>
public sealed class SqliteEditTests(ITestOutputHelper output) : IDisposable
{
    private const int Edits = 2000;

    private readonly DataDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task RunAsync_AnyValueEdited_IsLocatedByStreamAndSeq()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"Seed {seed}");
        await using (var journal = await SqliteJournal.OpenAsync(_directory.Path, new SetClock(), default))
        {
            await SampleJournal.WriteAsync(journal, new Random(seed));
        }

        _directory.Raw("PRAGMA journal_mode = DELETE");
        using StoreEditor editor = new(Connect(), parameter => $"CAST({parameter} AS TEXT)", column => $"CAST({column} AS BLOB)");

        await new RandomEdits(editor, CheckAsync, anyBytes: true).AssertAllFoundAsync(Edits, seed);
    }

    private async Task<IntegrityReport> CheckAsync()
    {
        await using var snapshot = await SqliteJournal.SnapshotOfAsync(_directory.Path, default);
        return await IntegrityCheck.RunAsync(snapshot, contents: null, IntegrityCheck.DefaultFindings, progress: null, default);
    }

    private SqliteConnection Connect()
    {
        SqliteConnection connection = new($"Data Source={Path.Combine(_directory.Path, "journal.db")};Pooling=False;Foreign Keys=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA ignore_check_constraints = ON; PRAGMA synchronous = OFF";
        command.ExecuteNonQuery();
        return connection;
    }
}
