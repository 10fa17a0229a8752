// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Benchmarks.Data;
using StatsExchange.Benchmarks.Stores;

namespace StatsExchange.Benchmarks.Scenarios;

/// <summary>Large and small submissions through a hub into a store, beside plain ways to make the same observations durable.</summary>
internal static class StoreContests
{
    private const int Large = 1_000_000;
    private const int LargeWhereSmall = 20_000;
    private const int Clients = 8;
    private const int FirstYear = 1800;
    private const int YearsThere = 400;

    public static IEnumerable<Contest> Of(bool isSmall, string store, HubJournal journal, IReadOnlyList<IPlainStore> references)
    {
        var large = BlockSet.Of(isSmall ? LargeWhereSmall : Large, seed: 1);
        var small = BlockSet.Corridor(BlockSet.Office, FirstYear, counterpart: 0);
        yield return Contest($"{large.Observations:N0} observations into {store}", 1, large, (office, turn) => large.As(office, turn * large.Years));
        foreach (var clients in new[] { 1, Clients })
        {
            yield return Contest(
                $"{small.Observations:N0} observations into {store}, {clients} at a time",
                clients,
                small,
                (office, turn) => BlockSet.Corridor(office, FirstYear + (turn % YearsThere), turn / YearsThere));
        }

        Contest Contest(string name, int clients, BlockSet known, Func<string, int, BlockSet> make)
        {
            var sent = new FreshSets(make);
            return new Contest(name, "observations", [new StoreContender("hub", journal, clients, () => journal.SubmitAsync(sent.Next())), .. references.Select(Reference)], []);

            StoreContender Reference(IPlainStore plain)
            {
                var fresh = new FreshSets(make);
                return new StoreContender(plain.Name, plain, clients, async () => await plain.PutAsync(plain.HasKeys ? fresh.Next() : known));
            }
        }
    }
}
