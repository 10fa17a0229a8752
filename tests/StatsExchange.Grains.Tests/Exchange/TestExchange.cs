// SPDX-License-Identifier: Apache-2.0
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Hosting;
using StatsExchange.Contracts.Signatures;
using StatsExchange.Grains.Callers;
using StatsExchange.Journal;
using StatsExchange.Journal.Memory;
using StatsExchange.Journal.Sqlite;

namespace StatsExchange.Grains.Tests.Exchange;

/// <summary>The grains on a host of their own over a journal: SQLite in a directory that goes with it, unless a simulation asks for memory.</summary>
internal sealed class TestExchange : IAsyncDisposable
{
    private readonly string? _directory;
    private readonly bool _ownsJournal;
    private IHost? _host;

    private TestExchange(IJournal journal, ManualClock clock, SigningKey key, string? directory, bool ownsJournal)
    {
        Journal = journal;
        Clock = clock;
        EvidenceKey = key;
        _directory = directory;
        _ownsJournal = ownsJournal;
    }

    public IJournal Journal { get; private set; }

    public ManualClock Clock { get; }

    public SigningKey EvidenceKey { get; }

    /// <summary>What the process logged.</summary>
    public TestLog Log { get; } = new();

    public IServiceProvider Services => _host!.Services;

    public IGrainFactory Grains => Get<IGrainFactory>();

    public static async Task<TestExchange> StartAsync()
    {
        var directory = Directory.CreateTempSubdirectory("statsexchange-").FullName;
        var clock = new ManualClock();
        var journal = await SqliteJournal.OpenAsync(directory, clock, CancellationToken.None);
        return await new TestExchange(journal, clock, SigningKey.Create(), directory, ownsJournal: true).StartHostAsync();
    }

    /// <summary>For seeded simulations only.</summary>
    public static Task<TestExchange> StartInMemoryAsync()
    {
        var clock = new ManualClock();
        return new TestExchange(new MemoryJournal(clock), clock, SigningKey.Create(), directory: null, ownsJournal: true).StartHostAsync();
    }

    /// <summary>Another process over the same journal, with grains of its own that know nothing of these.</summary>
    public Task<TestExchange> StartAnotherAsync() =>
        new TestExchange(Journal, Clock, EvidenceKey, directory: null, ownsJournal: false).StartHostAsync();

    /// <summary>Stops the process and starts it again on what is on disk, which may have been edited meanwhile.</summary>
    public async Task RestartAsync(string? edit = null)
    {
        await StopHostAsync();
        await Journal.DisposeAsync();
        if (edit is not null)
        {
            Edit(edit);
        }

        Journal = await SqliteJournal.OpenAsync(_directory!, Clock, CancellationToken.None);
        await StartHostAsync();
    }

    /// <summary>Edits the file behind the journal's back, as an intruder or a damaged disk would.</summary>
    public void Edit(string sql)
    {
        using SqliteConnection connection = new($"Data Source={Path.Combine(_directory!, "journal.db")};Pooling=False;Foreign Keys=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA ignore_check_constraints = ON; {sql}";
        Assert.True(command.ExecuteNonQuery() > 0, "The edit changed nothing.");
    }

    /// <summary>Puts the state that another journal saved for a stream in the place of this one's.</summary>
    public void TakeSavedStateOf(TestExchange other, StreamName stream) =>
        Edit($"ATTACH '{Path.Combine(other._directory!, "journal.db")}' AS other; INSERT OR REPLACE INTO saved_states SELECT * FROM other.saved_states WHERE stream = '{stream}'");

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>Makes a call as a caller.</summary>
    public static async Task<T> As<T>(Caller caller, Func<Task<T>> call)
    {
        CallerContext.Set(caller);
        return await call();
    }

    /// <summary>Reads a stream to its end as a caller.</summary>
    public static async Task<List<T>> AllAs<T>(Caller caller, Func<IAsyncEnumerable<T>> call)
    {
        CallerContext.Set(caller);
        var all = new List<T>();
        await foreach (var item in call())
        {
            all.Add(item);
        }

        return all;
    }

    public async Task<List<Entry>> EntriesAsync(StreamName stream)
    {
        var entries = new List<Entry>();
        await foreach (var entry in Journal.ReadAsync(stream, 1, CancellationToken.None))
        {
            entries.Add(entry);
        }

        return entries;
    }

    public async Task<Dictionary<string, StreamHead>> HeadsAsync()
    {
        var heads = new Dictionary<string, StreamHead>(StringComparer.Ordinal);
        foreach (var (stream, head) in (await Journal.HeadsAtAsync(null, CancellationToken.None)).Streams)
        {
            heads.Add(stream.ToString(), head);
        }

        return heads;
    }

    public async ValueTask DisposeAsync()
    {
        await StopHostAsync();
        if (!_ownsJournal)
        {
            return;
        }

        await Journal.DisposeAsync();
        EvidenceKey.Dispose();
        if (_directory is not null)
        {
            Directory.Delete(_directory, recursive: true);
        }
    }

    private async Task<TestExchange> StartHostAsync()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.ClearProviders().AddProvider(Log);
        builder.Services.AddSingleton(Journal);
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.Services.AddSingleton(EvidenceKey);
        builder.Services.AddSingleton(new Node("test"));
        builder.Services.AddSingleton(StatsExchange.Domain.Corridors.MirrorTolerance.Default);
        builder.Services.AddStatsExchangeGrains();
        builder.UseOrleans(silo => silo.UseLocalhostClustering().AddIncomingGrainCallFilter<CallerFilter>());
        _host = builder.Build();
        await _host.StartAsync();
        return this;
    }

    private async Task StopHostAsync()
    {
        await _host!.StopAsync();
        _host.Dispose();
    }
}
