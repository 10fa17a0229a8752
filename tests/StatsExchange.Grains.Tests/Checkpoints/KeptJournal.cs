// SPDX-License-Identifier: Apache-2.0
using System.Text;
using Microsoft.Data.Sqlite;
using StatsExchange.Contracts.Signatures;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Checkpoints;
using StatsExchange.Grains.Keys;
using StatsExchange.Grains.Tests.Exchange;
using StatsExchange.Journal;
using StatsExchange.Journal.Integrity;
using StatsExchange.Journal.Sqlite;
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Checkpoints;

/// <summary>A SQLite journal with three streams, of which checkpoints are kept, and which somebody edits while it is at rest.</summary>
internal sealed class KeptJournal : IAsyncDisposable
{
    public static readonly StreamName Sweden = StreamName.Country("SWE");
    public static readonly StreamName Denmark = StreamName.Country("DNK");

    private static readonly Caller Auditor = new("auditor", Role.Auditor, null, null);

    private readonly ManualClock _clock = new();
    private readonly SigningKey _key;
    private readonly string _directory;
    private SqliteJournal _journal = null!;

    private KeptJournal(string directory, SigningKey key)
    {
        _directory = directory;
        _key = key;
    }

    public IJournal Journal => _journal;

    public static async Task<KeptJournal> StartAsync()
    {
        var kept = new KeptJournal(Directory.CreateTempSubdirectory("statsexchange-").FullName, SigningKey.Create());
        await kept.OpenAsync();
        for (var i = 1; i <= 4; i++)
        {
            await kept.WriteAsync(Sweden, $"swe-{i}");
            await kept.WriteAsync(Denmark, $"dnk-{i}");
        }

        return kept;
    }

    /// <summary>What a backup holds, with the same evidence key.</summary>
    public async Task<KeptJournal> CopyAsync()
    {
        var copy = new KeptJournal(Directory.CreateTempSubdirectory("statsexchange-").FullName, SigningKey.FromPem(_key.ExportPem()));
        await _journal.DisposeAsync();
        foreach (var file in Directory.EnumerateFiles(_directory, "journal.db*"))
        {
            File.Copy(file, Path.Combine(copy._directory, Path.GetFileName(file)));
        }

        await OpenAsync();
        await copy.OpenAsync();
        return copy;
    }

    public async Task WriteAsync(StreamName stream, string body)
    {
        _clock.Pass(TimeSpan.FromMinutes(1));
        var head = await Journal.HeadAsync(stream, default);
        var entry = Entry.Seal(stream, head, "submitted", "office", _clock.Now, Encoding.UTF8.GetBytes(body), []);
        var command = new Command("office", body, Hash.Of(entry.Body.Span), Encoding.UTF8.GetBytes("receipt of " + body));
        Assert.IsType<AppendResult.Appended>(await Journal.AppendAsync(stream, head.Seq, command, [entry], default));
    }

    public Task<HeldCheckpoint> AsOfficeAsync() => GetAsync(TestCallers.Submitter("SWE"), allHeads: false);

    public Task<HeldCheckpoint> AsAuditorAsync() => GetAsync(Auditor, allHeads: true);

    public async Task<HeldCheckpoint> GetAsync(Caller caller, bool allHeads) =>
        (await TestExchange.As(caller, () => Reader().GetAsync(new GetCheckpointRequest { AllHeads = allHeads }, default))).Held;

    public Task<CheckConsistencyResponse> CheckAsAuditorAsync(HeldCheckpoint held) => CheckAsync(Auditor, held);

    public Task<CheckConsistencyResponse> CheckAsOfficeAsync(HeldCheckpoint held) => CheckAsync(TestCallers.Submitter("SWE"), held);

    public Task<CheckConsistencyResponse> CheckAsync(Caller caller, HeldCheckpoint held) =>
        TestExchange.As(caller, () => Reader().CheckAsync(new CheckConsistencyRequest { Held = held }, default));

    /// <summary>Closes the journal, changes its file, and opens it again.</summary>
    public async Task EditAsync(Action<SqliteConnection> edit)
    {
        await _journal.DisposeAsync();
        await using (var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(_directory, "journal.db"),
            Pooling = false,
            ForeignKeys = false,
        }.ToString()))
        {
            await connection.OpenAsync();
            edit(connection);
        }

        await OpenAsync();
    }

    /// <summary>Every check that the journal alone allows is passed.</summary>
    public async Task VerifiesByItselfAsync()
    {
        await using var snapshot = await _journal.SnapshotAsync(default);
        var report = await IntegrityCheck.RunAsync(snapshot, null, IntegrityCheck.DefaultFindings, null, default);
        Assert.Empty(report.Findings);
    }

    public async ValueTask DisposeAsync()
    {
        await _journal.DisposeAsync();
        _key.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    private async Task OpenAsync()
    {
        _journal = await SqliteJournal.OpenAsync(_directory, _clock, default);
        await EvidenceKeyStart.EnsureAsync(_journal, _key.Public, [], _clock, default);
    }

    private CheckpointReader Reader() => new(Journal, new EvidenceKeyReader(Journal), _key, _clock);
}
