// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Journal.Postgres;
using StatsExchange.PostgresServer;
using Xunit.Abstractions;
using static StatsExchange.Journal.Tests.JournalWriting;

namespace StatsExchange.Journal.Tests.Postgres;

/// <summary>Blocks that an upload left behind hours ago are swept while others stage and refer to the same ones.</summary>
public sealed class PostgresSweepTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private readonly ITestOutputHelper _output;

    public PostgresSweepTests(ITestOutputHelper output)
    {
        Skip.If(PostgresBinaries.WhyMissing is not null, PostgresBinaries.WhyMissing);
        _output = output;
    }

    [SkippableFact]
    public async Task SweepAsync_BesideStagingAndAppending_TakesNothingThatIsReferredToOrStillStaged()
    {
        const int Rounds = 80;
        var seed = Random.Shared.Next();
        _output.WriteLine($"seed {seed}");
        var store = await PostgresStore.NewAsync();
        SetClock now = new();
        await using var longAgo = await store.OpenAsync(new SetClock { Now = now.Now - (2 * Hour) });
        await using var one = await store.OpenAsync(now);
        await using var other = await store.OpenAsync(now);
        using CancellationTokenSource done = new();
        var sweeping = Task.Run(async () =>
        {
            var removed = 0;
            while (!done.IsCancellationRequested)
            {
                removed += await other.SweepAsync(now.Now - Hour, default);
            }

            return removed;
        });

        var workers = await Task.WhenAll(Enumerable.Range(0, 4).Select(worker => Task.Run(
            () => WorkAsync(worker, worker % 2 == 0 ? one : other, longAgo, Rounds, seed))));
        await done.CancelAsync();

        var referred = workers.SelectMany(worker => worker.Referred).ToHashSet();
        var staged = workers.SelectMany(worker => worker.Staged).ToHashSet();
        _output.WriteLine($"{referred.Count} referred to, {staged.Count} staged, {workers.Sum(worker => worker.Missing)} refused, {await sweeping} removed");
        foreach (var digest in referred.Union(staged))
        {
            Assert.NotNull(await one.GetBlockAsync(digest, default));
        }

        await one.SweepAsync(now.Now + Hour, default);
        Assert.Equal((long)referred.Count, await store.ScalarAsync("SELECT count(*) FROM blocks"));
        Assert.True(await sweeping > 0, "Nothing was swept meanwhile.");
    }

    private static async Task<Work> WorkAsync(int worker, PostgresJournal journal, PostgresJournal longAgo, int rounds, int seed)
    {
        var stream = StreamName.Country($"AA{(char)('A' + worker)}");
        Random random = new(seed + worker);
        Work work = new([], [], 0);
        for (var round = 0; round < rounds; round++)
        {
            Block[] blocks = [.. Enumerable.Range(0, 3).Select(i => Block.Of(BitConverter.GetBytes((seed * 31L) + (round * 8) + random.Next(i + 1, 6))))];
            await longAgo.StageAsync($"old-{worker}-{round}", blocks, default);
            var isLiving = random.Next(3) > 0;
            if (isLiving)
            {
                await journal.StageAsync($"new-{worker}-{round}", blocks, default);
                work.Staged.AddRange(blocks.Select(block => block.Digest));
            }

            if (random.Next(3) == 0)
            {
                continue;
            }

            var head = await journal.HeadAsync(stream, default);
            var entry = Next(stream, head, $"{round}", [.. blocks.Select(block => block.Digest)]);
            try
            {
                Assert.IsType<AppendResult.Appended>(await journal.AppendAsync(stream, head.Seq, null, [entry], default));
                work.Referred.AddRange(entry.Blocks);
            }
            catch (BlockMissingException) when (!isLiving)
            {
                work = work with { Missing = work.Missing + 1 };
                Assert.Equal(head, await journal.HeadAsync(stream, default));
            }
        }

        return work;
    }

    private sealed record Work(List<Hash> Referred, List<Hash> Staged, int Missing);
}
