// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Faults.Checking.Histories;
using StatsExchange.Faults.Clients;

namespace StatsExchange.Faults.Runs;

/// <summary>
/// After the fault: some of what was never answered is sent again, then everything that was ever sent is looked up and all is read, as
/// operations of the same history.
/// </summary>
internal static class Aftermath
{
    private const int MostTries = 40;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    public static Task LookAsync(World world, IEnumerable<string> countries, int seed, Uri? address = null) =>
        Task.WhenAll(countries.Select(country => LookAsync(world, country, seed, address)));

    private static async Task LookAsync(World world, string country, int seed, Uri? address)
    {
        var log = world.LogOf(country);
        var caller = world.Connect(country, Patience, address);
        var random = Seeds.Random(seed, "again", country[0]);
        var unknown = HistoryReader.Read(log.Path).Where(operation => operation is { IsUnknown: true, Call: Call.Submit { Invalid: false } });
        foreach (var submit in unknown.Select(operation => (Call.Submit)operation.Call).ToList().Where(_ => random.Next(2) == 0))
        {
            await AskAsync(log, caller, submit);
        }

        foreach (var requestId in log.Sent.Select(submit => submit.RequestId).Distinct().ToList())
        {
            await AskAsync(log, caller, new Call.Find(requestId));
        }

        await AskAsync(log, caller, new Call.Read(0));
    }

    private static async Task AskAsync(CountryLog log, Caller caller, Call call)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            if (await log.AskAsync(caller, "after", call) is not null)
            {
                return;
            }

            await Task.Delay(Pause);
        }

        throw new TimeoutException("The hub did not come back.");
    }
}
