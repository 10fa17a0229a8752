// SPDX-License-Identifier: Apache-2.0
using StatsExchange.PostgresServer;
using Xunit.Abstractions;
using static StatsExchange.Journal.Tests.JournalWriting;

namespace StatsExchange.Journal.Tests.Postgres;

/// <summary>Several hubs over one schema: what each appends, all read alike.</summary>
public sealed class PostgresSharingTests
{
    private static readonly StreamName Philippines = StreamName.Country("PHL");
    private readonly ITestOutputHelper _output;

    public PostgresSharingTests(ITestOutputHelper output)
    {
        Skip.If(PostgresBinaries.WhyMissing is not null, PostgresBinaries.WhyMissing);
        _output = output;
    }

    [SkippableFact]
    public async Task AppendAsync_ToOneStreamFromTwoJournals_IsOneDenseChainThatLosesNothing()
    {
        const int Writers = 8;
        const int Each = 25;
        var store = await PostgresStore.NewAsync();
        await using var one = await store.OpenAsync();
        await using var other = await store.OpenAsync();

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < Each; i++)
            {
                await WriteRetriedAsync(writer % 2 == 0 ? one : other, Philippines, $"{writer}/{i}", 1);
            }
        })));

        var chain = await other.AllAsync(Philippines);
        Assert.Equal(Enumerable.Range(1, Writers * Each).Select(seq => (long)seq), chain.Select(entry => entry.Seq));
        Assert.Equal(chain, await one.AllAsync(Philippines));
        Assert.All(Enumerable.Range(0, Writers), writer => Assert.Equal(
            Enumerable.Range(0, Each).Select(i => $"{writer}/{i}/0"),
            chain.Select(entry => entry.Text()).Where(text => text.StartsWith($"{writer}/", StringComparison.Ordinal))));
    }

    [SkippableFact]
    public async Task TailAsync_WhileManyConnectionsCommitOnManyStreams_SkipsAndRepeatsNothing()
    {
        const int Writers = 8;
        const int Each = 300;
        var seed = Random.Shared.Next();
        _output.WriteLine($"seed {seed}");
        var store = await PostgresStore.NewAsync();
        await using var one = await store.OpenAsync();
        await using var other = await store.OpenAsync();
        await using var third = await store.OpenAsync();
        IJournal[] journals = [one, other, third];
        using CancellationTokenSource patience = new(Polling.Patience);
        var tails = journals.Select(journal => Task.Run(() => TailToLastAsync(journal, patience.Token))).ToArray();

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            Random random = new(seed + writer);
            for (var i = 0; i < Each; i++)
            {
                var stream = StreamName.Dossier("PHL", $"A{(char)('A' + random.Next(5))}{(char)('A' + random.Next(5))}");
                await WriteRetriedAsync(journals[writer % 3], stream, $"{writer}/{i}", random.Next(1, 4));
            }
        })));
        await one.WriteAsync(StreamName.Hub, "last");

        var seen = await Task.WhenAll(tails);
        Assert.Equal(Enumerable.Range(1, seen[0].Count).Select(position => (long)position), seen[0].Select(tailed => tailed.Cursor));
        Assert.Equal(seen[0], seen[1]);
        Assert.Equal(seen[0], seen[2]);
        Assert.Equal(
            Enumerable.Range(0, Writers).SelectMany(writer => Enumerable.Range(0, Each).Select(i => $"{writer}/{i}/0")).Order(StringComparer.Ordinal),
            seen[0].Select(tailed => tailed.Entry.Text()).Where(text => text.EndsWith("/0", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        foreach (var (stream, head) in await other.AllHeadsAsync())
        {
            var chain = await other.AllAsync(stream);
            Assert.Equal(chain, seen[0].Select(tailed => tailed.Entry).Where(entry => entry.Stream == stream));
            Assert.Equal(head, chain[^1].AsHead());
        }
    }

    private static async Task<List<TailedEntry>> TailToLastAsync(IJournal journal, CancellationToken cancellationToken)
    {
        List<TailedEntry> seen = [];
        await foreach (var tailed in journal.TailAsync(0, cancellationToken))
        {
            seen.Add(tailed);
            if (tailed.Entry.Stream == StreamName.Hub)
            {
                break;
            }
        }

        return seen;
    }

    private static async Task WriteRetriedAsync(IJournal journal, StreamName stream, string body, int count)
    {
        var head = await journal.HeadAsync(stream, default);
        while (true)
        {
            List<Entry> entries = [];
            for (var i = 0; i < count; i++)
            {
                entries.Add(Next(stream, i == 0 ? head : entries[^1].AsHead(), $"{body}/{i}"));
            }

            if (await journal.AppendAsync(stream, head.Seq, null, entries, default) is not AppendResult.Conflict conflict)
            {
                return;
            }

            head = conflict.Head;
        }
    }
}
