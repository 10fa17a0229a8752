// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;
using StatsExchange.PostgresServer;
using Xunit.Abstractions;
using static StatsExchange.Journal.Tests.JournalWriting;

namespace StatsExchange.Journal.Tests.Postgres;

public sealed class PostgresOutageTests
{
    private const string Impatient = "Timeout=10;Command Timeout=10";

    private static readonly StreamName Philippines = StreamName.Country("PHL");
    private readonly ITestOutputHelper _output;

    public PostgresOutageTests(ITestOutputHelper output)
    {
        Skip.If(PostgresBinaries.WhyMissing is not null, PostgresBinaries.WhyMissing);
        _output = output;
    }

    [SkippableFact]
    public async Task AppendAsync_ServerKilledMeanwhile_IsThereOnceWhenTheSameCommandWasSentAgain()
    {
        const int Writers = 8;
        var seed = Random.Shared.Next();
        _output.WriteLine($"seed {seed}");
        await using var server = await TestServer.StartAsync();
        PostgresStore store = new(server);
        await using var journal = await store.OpenAsync();
        var killAfter = new Random(seed).Next(100, 600);
        var answered = 0;
        TaskCompletionSource isTime = new(TaskCreationOptions.RunContinuationsAsynchronously);
        ConcurrentDictionary<StreamName, Entry> inFlight = [];
        var writers = Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            var stream = StreamName.Country($"AA{(char)('A' + writer)}");
            for (var head = StreamHead.Empty; ;)
            {
                var entry = Next(stream, head, $"r{head.Seq + 1}");
                try
                {
                    Assert.IsType<AppendResult.Appended>(await journal.AppendAsync(stream, head.Seq, Request(entry.Text()), [entry], default));
                }
                catch (JournalUnavailableException)
                {
                    inFlight[stream] = entry;
                    return;
                }

                head = entry.AsHead();
                if (Interlocked.Increment(ref answered) == killAfter)
                {
                    isTime.SetResult();
                }
            }
        })).ToArray();
        await isTime.Task.WaitAsync(Polling.Patience);
        await server.KillAsync();
        await Task.WhenAll(writers).WaitAsync(Polling.Patience);
        await Assert.ThrowsAsync<JournalUnavailableException>(() => journal.CheckAsync(default));
        await server.StartAgainAsync();

        foreach (var (stream, entry) in inFlight)
        {
            var result = await Polling.UntilAvailableAsync(
                () => journal.AppendAsync(stream, entry.Seq - 1, Request(entry.Text()), [entry], default));

            _output.WriteLine($"{stream}: {result.GetType().Name}");
            Assert.True(result is AppendResult.Appended or AppendResult.Repeated, result.ToString());
            Assert.Equal(
                Enumerable.Range(1, (int)entry.Seq).Select(seq => $"r{seq}"),
                (await journal.AllAsync(stream)).Select(written => written.Text()));
        }

        await journal.CheckAsync(default);
        Assert.Equal(Writers, inFlight.Count);
        Assert.Equal(answered + Writers, await journal.TailAsync(0, default).Take(answered + Writers).CountAsync());
        Assert.Equal((long)answered + Writers, await store.ScalarAsync("SELECT count(*) FROM entries"));
    }

    [SkippableFact]
    public async Task Calls_ServerStandsStill_AreUnavailableInBoundedTimeAndServedAfterwards()
    {
        await using var server = await TestServer.StartAsync();
        PostgresStore store = new(server, Impatient);
        await using var journal = await store.OpenAsync();
        await journal.WriteAsync(Philippines, "first");
        var second = Next(Philippines, await journal.HeadAsync(Philippines, default), "second");
        await server.FreezeAsync();

        Task[] calls =
        [
            journal.AppendAsync(Philippines, 1, Request("r2"), [second], default),
            journal.HeadAsync(Philippines, default),
            journal.CheckAsync(default),
            journal.StageAsync("u1", [Block.Of(new byte[] { 1 })], default),
        ];
        foreach (var call in calls)
        {
            await Assert.ThrowsAsync<JournalUnavailableException>(() => call.WaitAsync(Polling.Patience));
        }

        await server.ThawAsync();
        var again = await Polling.UntilAvailableAsync(() => journal.AppendAsync(Philippines, 1, Request("r2"), [second], default));
        Assert.True(again is AppendResult.Appended or AppendResult.Repeated, again.ToString());
        Assert.Equal(["first", "second"], (await journal.AllAsync(Philippines)).Select(entry => entry.Text()));
    }

    [SkippableFact]
    public async Task TailAsync_ListeningConnectionCut_GoesOnAndListensAgain()
    {
        var store = await PostgresStore.NewAsync();
        await using var reader = await store.OpenAsync();
        await using var writer = await store.OpenAsync();
        var listening = $"FROM pg_stat_activity WHERE query = 'LISTEN {store.Schema}_committed' AND state = 'idle'";
        Task<object?> CountAsync() => store.ScalarAsync($"SELECT count(*) {listening}");
        await using var tail = reader.TailAsync(0, default).GetAsyncEnumerator();
        await Polling.UntilAsync(CountAsync, count => count is 2L);
        var before = (string)(await store.ScalarAsync($"SELECT string_agg(pid::text, ' ') {listening}"))!;

        for (var round = 1; round <= 3; round++)
        {
            await store.ScalarAsync($"SELECT count(pg_terminate_backend(pid, 10000)) {listening}");
            var written = await writer.WriteAsync(Philippines, $"round {round}");

            Assert.True(await tail.MoveNextAsync().AsTask().WaitAsync(Polling.Patience));
            Assert.Equal(new TailedEntry(round, written), tail.Current);
        }

        await Polling.UntilAsync(CountAsync, count => count is 2L);
        var after = (string)(await store.ScalarAsync($"SELECT string_agg(pid::text, ' ') {listening}"))!;
        Assert.Empty(before.Split(' ').Intersect(after.Split(' ')));
    }
}
