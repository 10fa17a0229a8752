// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Text;

namespace StatsExchange.Journal.Tests.Integrity;

/// <summary>A journal with some of everything: streams of all kinds, commands of one entry and of two, blocks shared and not, saved states.</summary>
internal static class SampleJournal
{
    public static readonly ImmutableArray<StreamName> Streams =
    [
        StreamName.Hub, StreamName.Country("PHL"), StreamName.Country("SAU"), StreamName.Dossier("PHL", "SAU"), StreamName.Region("ASEAN"),
    ];

    public const int Commands = 60;
    public const string Actor = "PHL/submitter";

    public static async Task WriteAsync(IJournal journal, Random random)
    {
        List<Hash> stored = [];
        for (var i = 0; i < Commands; i++)
        {
            var stream = Streams[i % Streams.Length];
            var block = Block.Of(Bytes(random, 40));
            await journal.StageAsync($"upload-{i}", [block], default);
            stored.Add(block.Digest);
            var head = await journal.HeadAsync(stream, default);
            List<Entry> entries = [Seal(stream, head, random, [.. new[] { block.Digest, stored[random.Next(stored.Count)] }.Distinct()])];
            if (i % 3 == 0)
            {
                entries.Add(Seal(stream, entries[0].AsHead(), random, [stored[random.Next(stored.Count)]]));
            }

            Command command = new(Actor, $"request-{i}", Hash.Of(Bytes(random, 8)), Bytes(random, 30));
            Assert.IsType<AppendResult.Appended>(await journal.AppendAsync(stream, head.Seq, command, entries, default));
        }

        await WriteOwnAsync(journal, random);
        foreach (var stream in Streams)
        {
            var at = await journal.ReadAsync(stream, 1, default).Skip(2).FirstAsync();
            await journal.SaveStateAsync(stream, new SavedState(at.Seq, at.Hash, 1, Bytes(random, 20)), default);
        }
    }

    // What the hub itself decides has no command.
    private static async Task WriteOwnAsync(IJournal journal, Random random)
    {
        foreach (var stream in (StreamName[])[StreamName.Evidence("hub-1"), StreamName.Evidence("hub-1"), .. Streams])
        {
            var head = await journal.HeadAsync(stream, default);
            await journal.AppendAsync(stream, head.Seq, command: null, [Seal(stream, head, random, [])], default);
        }
    }

    private static Entry Seal(StreamName stream, StreamHead head, Random random, ImmutableArray<Hash> blocks) => Entry.Seal(
        stream,
        head,
        "Recorded",
        Actor,
        JournalWriting.Noon.AddSeconds(random.Next(1000)),
        Encoding.UTF8.GetBytes($"body {random.NextInt64()}"),
        blocks);

    private static byte[] Bytes(Random random, int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }
}
