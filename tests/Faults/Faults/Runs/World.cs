// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Faults.Clients;
using StatsExchange.Faults.Processes;

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

    public string DirectoryPath { get; }

    public string Data { get; }

    public int Port { get; }

    public Uri Address => new($"http://127.0.0.1:{Port}");

    public HubProcess? Hub { get; private set; }

    public IEnumerable<CountryLog> Logs => _logs.Values;

    /// <summary>Starts a hub.</summary>
    /// <param name="environment">What is to go wrong in it.</param>
    /// <param name="more">Options beside data, node and address.</param>
    public HubProcess Launch(IReadOnlyDictionary<string, string>? environment = null, params IReadOnlyList<string> more)
    {
        Hub?.Dispose();
        Hub = HubProcess.Start(
            ["--data", Data, "--node", _node, "--urls", Address.ToString().TrimEnd('/'), .. more],
            environment ?? new Dictionary<string, string>(),
            Path.Combine(DirectoryPath, $"{_node}.log"));
        return Hub;
    }

    /// <summary>Starts a hub and returns once it serves.</summary>
    public async Task<HubProcess> StartAsync(IReadOnlyDictionary<string, string>? environment = null, params IReadOnlyList<string> more)
    {
        var hub = Launch(environment, more);
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
    public Caller Connect(string country, TimeSpan patience, Uri? address = null)
    {
        HubLink link = new(address ?? Address, TokenMint.Submitter(Path.Combine(Data, "keys", "token.pem"), country));
        _links.Add(link);
        return new Caller(link, country, patience);
    }

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
}
