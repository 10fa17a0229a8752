// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Journal.Tests.Integrity;

namespace StatsExchange.Journal.Tests.Copies;

/// <summary>Everything that who uses a journal can read of it.</summary>
internal sealed record JournalContent(List<TailedEntry> Tail, List<string> Receipts, List<string> Blocks, List<string> States)
{
    public static async Task<JournalContent> ReadAsync(IJournal journal)
    {
        var count = (await journal.HeadsAtAsync(null, default)).Cursor;
        var tail = await journal.TailAsync(0, default).Take((int)count).ToListAsync();
        List<string> receipts = [];
        List<string> states = [];
        foreach (var stream in SampleJournal.Streams)
        {
            for (var i = 0; i < SampleJournal.Commands; i++)
            {
                var command = await journal.FindAsync(stream, SampleJournal.Actor, $"request-{i}", default);
                receipts.Add($"{stream} {i} {command?.FirstSeq} {command?.LastSeq} {command?.Content} {(command is null ? "" : Convert.ToHexString(command.Receipt.Span))}");
            }

            if (await journal.LoadStateAsync(stream, default) is { } state)
            {
                states.Add($"{stream} {state.Seq}");
            }
        }

        List<string> blocks = [];
        foreach (var digest in tail.SelectMany(tailed => tailed.Entry.Blocks).Distinct())
        {
            blocks.Add(Convert.ToHexString((await journal.GetBlockAsync(digest, default))!.Value.Span));
        }

        return new JournalContent(tail, receipts, blocks, states);
    }

    /// <summary>A copy holds the same but for saved states, which nobody vouches for.</summary>
    public void AssertCopied(JournalContent other)
    {
        Assert.Equal(Tail, other.Tail);
        Assert.Equal(Receipts, other.Receipts);
        Assert.Equal(Blocks, other.Blocks);
        Assert.NotEmpty(States);
        Assert.Empty(other.States);
    }
}
