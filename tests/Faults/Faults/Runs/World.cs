// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Faults.Checking.Accounts;
using StatsExchange.Faults.Clients;
using StatsExchange.Faults.Journals;
using StatsExchange.Faults.Processes;
using StatsExchange.Journal.Postgres;

namespace StatsExchange.Faults.Runs;

/// <summary>A data directory, the hubs over it one after the other, and the histories of the countries in it.</summary>
internal sealed class World : IAsyncDisposable
{
    private readonly Dictionary<string, CountryLog> _logs = new(StringComparer.Ordinal);
    private readonly List<HubLink> _links = [];
    private readonly string _node;

    /// <param name="directory">Where everything of it is kept, logs and histories too.</param>
    /// <param name="data">The data directory; another one for what is put on a file system of its own, or shared.</param>
    /// <param name="node">The name of its hub.</param>
    public World(string directory, string? data = null, string node = "hub-1")
    {
        DirectoryPath = directory;
        Data = data ?? Path.Combine(directory, "data");
        _node = node;
        Directory.CreateDirectory(directory);
        Port = Ports.Take();
    }

    /// <summary>Connection string of the journal's PostgreSQL; null for SQLite.</summary>
    public string? Postgres { get; init; }

    /// <summary>The network its hub is in; null for that of the harness.</summary>
    public NetworkNamespace? Network { get; init; }

    public string DirectoryPath { get; }

    public string Data { get; }

    public int Port { get; }

    public Uri Address => new($"http://{Network?.HubAddress ?? "127.0.0.1"}:{Port}");

    public HubProcess? Hub { get; private set; }

    public IEnumerable<CountryLog> Logs => _logs.Values;

    /// <summary>Starts a hub.</summary>
    /// <param name="environment">What is to go wrong in it.</param>
    public HubProcess Launch(IReadOnlyDictionary<string, string>? environment = null)
    {
        Hub?.Dispose();
        string[] store = [];
        if (Postgres is not null)
        {
            SharedKeys.Make(Data);
            store = ["--postgres", Postgres];
        }

        Hub = HubProcess.Start(
            ["--data", Data, "--node", _node, "--urls", Address.ToString().TrimEnd('/'), .. store, .. Network is null ? [] : NetworkNamespace.HubOptions],
            environment ?? new Dictionary<string, string>(),
            Path.Combine(DirectoryPath, $"{_node}.log"),
            Network?.Prefix ?? []);
        return Hub;
    }

    /// <summary>Starts a hub and returns once it serves.</summary>
    public async Task<HubProcess> StartAsync(IReadOnlyDictionary<string, string>? environment = null)
    {
        var hub = Launch(environment);
        await hub.WaitUntilServingAsync();
        return hub;
    }

    public CountryLog LogOf(string country)
    {
        if (!_logs.TryGetValue(country, out var log))
        {
            log = new CountryLog(country, DirectoryPath);
            _logs.Add(country, log);
        }

        return log;
    }

    /// <summary>A connection of its own to the hub.</summary>
    public Caller Connect(string country, TimeSpan patience, Uri? address = null) =>
        Call(HubLink.Once(address ?? Address, TokenOf(country)), country, patience);

    /// <summary>A connection of the client library to several hubs.</summary>
    public Caller Connect(string country, TimeSpan patience, IEnumerable<Uri> addresses) =>
        Call(HubLink.RoundRobin(addresses, TokenOf(country)), country, patience);

    /// <summary>What the journal holds, read past the hub; its process must have ended where the journal is in the data directory.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<StoredSubmission>>> ReadJournalAsync()
    {
        if (Postgres is null)
        {
            return await JournalReading.OfDirectoryAsync(Data);
        }

        await using var journal = await PostgresJournal.OpenAsync(Postgres, TimeProvider.System, CancellationToken.None);
        return await JournalReading.OfAsync(journal);
    }

    /// <summary>Whether the hub's own integrity check finds nothing; its process must have ended where the journal is in the data directory.</summary>
    public bool IsWhole() => Tool.Try("dotnet", [BuiltHub.Path, "check", .. Postgres is null ? (string[])["--data", Data] : ["--postgres", Postgres]]);

    public ValueTask DisposeAsync()
    {
        foreach (var link in _links)
        {
            link.Dispose();
        }

        foreach (var log in _logs.Values)
        {
            log.Dispose();
        }

        Hub?.Dispose();
        return ValueTask.CompletedTask;
    }

    private string TokenOf(string country) => TokenMint.Submitter(Path.Combine(Data, "keys", "token.pem"), country);

    private Caller Call(HubLink link, string country, TimeSpan patience)
    {
        _links.Add(link);
        return new Caller(link, country, patience);
    }
}
