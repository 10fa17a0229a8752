// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using StatsExchange.Faults.Checking.Histories;
using StatsExchange.Faults.Clients;

namespace StatsExchange.Faults.Runs;

/// <summary>The clients of several countries at work.</summary>
internal sealed record Crowd
{
    private static readonly TimeSpan MostPatience = TimeSpan.FromSeconds(60);

    public required World World { get; init; }

    public required IReadOnlyList<string> Countries { get; init; }

    public required int Seed { get; init; }

    /// <summary>Clients of each country.</summary>
    public int Clients { get; init; } = 4;

    /// <summary>Calls of each client; without a bound they go on until they are told to end.</summary>
    public int Operations { get; init; } = int.MaxValue;

    /// <summary>Cancelled once what the calls are there for has happened: however fast they are, they do not end before it.</summary>
    public CancellationToken Happened { get; init; } = new(canceled: true);

    public int WritesInTen { get; init; } = 7;

    /// <summary>How long a call may take.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Where each client connects, by its number.</summary>
    public Func<int, Uri>? Address { get; init; }

    /// <summary>Several hubs that the client library chooses from for every other client; null where each client has one.</summary>
    public IReadOnlyList<Uri>? Hubs { get; init; }

    public bool IsMidWay(int calls, int writes) =>
        Countries.All(country => World.LogOf(country) is { Open: > 0 } log && log.Operations >= calls) && Countries.Sum(country => World.LogOf(country).WritesOpen) >= writes;

    public Task RunAsync(CancellationToken end)
    {
        List<Task> running = [];
        foreach (var country in Countries)
        {
            for (var i = 0; i < Clients; i++)
            {
                var caller = Hubs is null || int.IsOddInteger(i) ? World.Connect(country, Patience, Address?.Invoke(i)) : World.Connect(country, Patience, Hubs);
                CountryClient client = new(World.LogOf(country), caller, $"c{i}", Seeds.Of(Seed, country, i), WritesInTen);
                running.Add(Task.Run(() => client.RunAsync(Operations, Happened, end), CancellationToken.None));
            }
        }

        return Task.WhenAll(running);
    }

    /// <summary>Waits for the moment when every country has so many calls behind it, and so many writes are under way in all.</summary>
    /// <returns>The moment, with one look before it and one behind it.</returns>
    /// <exception cref="TimeoutException">That did not come about.</exception>
    public async Task<long> WaitUntilMidWayAsync(int calls, int writes)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            var before = IsMidWay(calls, writes);
            var moment = MonotonicClock.Now;
            if (before && IsMidWay(calls, writes))
            {
                return moment;
            }

            if (waited.Elapsed > MostPatience)
            {
                throw new TimeoutException($"The clients did not reach {calls} calls with {writes} writes under way.");
            }

            await Task.Delay(1);
        }
    }
}
