// SPDX-License-Identifier: Apache-2.0
using FsCheck;
using FsCheck.Fluent;
using StatsExchange.Journal.Memory;
using StatsExchange.Journal.Postgres;
using StatsExchange.Journal.Sqlite;
using StatsExchange.PostgresServer;

namespace StatsExchange.Journal.Tests.Conformance;

public sealed class InterleavingProperties
{
    private static readonly StreamName[] Streams =
        [StreamName.Hub, StreamName.Country("PHL"), StreamName.Country("SAU"), StreamName.Dossier("PHL", "SAU")];

    private static readonly Gen<Step> Steps =
        from stream in Gen.Elements(Streams)
        from kind in Gen.Elements("Submitted", "Ñandú", "寄附", "😀")
        from body in Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf()
        from seconds in Gen.Choose(-5, 5)
        from requestId in Gen.Choose(0, 9)
        from outdated in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
        select new Step(stream, kind, body, seconds, $"r{requestId}", outdated);

    /// <summary>Whatever is appended in whatever order, all stores answer alike and give the same chains back.</summary>
    [Fact]
    public void AppendAsync_AnyInterleaving_ReadsBackIdenticallyFromSqlite() => Check(60, async (steps, clock) =>
    {
        using DataDirectory directory = new();
        await using var sqlite = await SqliteJournal.OpenAsync(directory.Path, clock, default);
        return await RunAsync(steps, clock, sqlite);
    });

    /// <summary>The same of PostgreSQL.</summary>
    [SkippableFact]
    public async Task AppendAsync_AnyInterleaving_ReadsBackIdenticallyFromPostgres()
    {
        Skip.If(PostgresBinaries.WhyMissing is not null, PostgresBinaries.WhyMissing);
        var server = await TestServer.SharedAsync();
        Check(15, async (steps, clock) =>
        {
            await using var postgres = await PostgresJournal.OpenAsync(server.NewConnectionString(), clock, default);
            return await RunAsync(steps, clock, postgres);
        });
    }

    private static void Check(int runs, Func<Step[], SetClock, Task<bool>> run) =>
        Prop.ForAll(Steps.ArrayOf().ToArbitrary(), steps => Task.Run(() => run(steps, new SetClock())).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(runs));

    private static async Task<bool> RunAsync(Step[] steps, SetClock clock, IJournal stored)
    {
        await using MemoryJournal memory = new(clock);
        foreach (var step in steps)
        {
            clock.Now += TimeSpan.FromSeconds(step.Seconds);
            if (await AppendAsync(memory, step, clock) != await AppendAsync(stored, step, clock))
            {
                return false;
            }
        }

        var heads = await memory.AllHeadsAsync();
        var same = heads.SequenceEqual(await stored.AllHeadsAsync());
        foreach (var (stream, head) in heads)
        {
            var chain = await memory.AllAsync(stream);
            same &= chain[^1].AsHead() == head && chain.SequenceEqual(await stored.AllAsync(stream));
        }

        var count = (int)heads.Sum(head => head.Value.Seq);
        for (var cursor = 0; cursor <= count; cursor++)
        {
            same &= (await memory.HeadsAtAsync(cursor, default)).Streams.SequenceEqual((await stored.HeadsAtAsync(cursor, default)).Streams);
        }

        return same && (await memory.TailAsync(0, default).Take(count).ToListAsync())
            .SequenceEqual(await stored.TailAsync(0, default).Take(count).ToListAsync());
    }

    private static async Task<string> AppendAsync(IJournal journal, Step step, SetClock clock)
    {
        var head = step.Outdated ? StreamHead.Empty : await journal.HeadAsync(step.Stream, default);
        Command command = new("PHL/submitter", step.RequestId, Hash.Of(step.Body), step.Body);
        var entry = Entry.Seal(step.Stream, head, step.Kind, "PHL/submitter", clock.Now, step.Body, []);
        return await journal.AppendAsync(step.Stream, head.Seq, command, [entry], default) switch
        {
            AppendResult.Repeated { Command: var stored } => $"repeated {stored.FirstSeq} {Convert.ToHexString(stored.Receipt.Span)}",
            AppendResult.RequestIdReused { Command: var stored } => $"reused {stored.FirstSeq} {stored.Content}",
            var other => other.ToString(),
        };
    }

    private sealed record Step(StreamName Stream, string Kind, byte[] Body, int Seconds, string RequestId, bool Outdated);
}
