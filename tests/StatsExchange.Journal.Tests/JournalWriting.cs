// SPDX-License-Identifier: Apache-2.0
using System.Text;

namespace StatsExchange.Journal.Tests;

/// <summary>What a grain does to write: seal on the head it knows, then append.</summary>
public static class JournalWriting
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static Entry Next(StreamName stream, StreamHead head, string body, params Hash[] blocks) =>
        Entry.Seal(stream, head, "Submitted", "PHL/submitter", Noon, Encoding.UTF8.GetBytes(body), [.. blocks]);

    public static Command Request(string requestId, string content = "content", string receipt = "receipt") => new(
        "PHL/submitter", requestId, Hash.Of(Encoding.UTF8.GetBytes(content)), Encoding.UTF8.GetBytes(receipt));

    public static async Task<Entry> WriteAsync(
        this IJournal journal, StreamName stream, string body, Command? command = null, params Hash[] blocks)
    {
        var head = await journal.HeadAsync(stream, default);
        var entry = Next(stream, head, body, blocks);
        Assert.IsType<AppendResult.Appended>(await journal.AppendAsync(stream, head.Seq, command, [entry], default));
        return entry;
    }

    public static ValueTask<List<Entry>> AllAsync(this IJournal journal, StreamName stream, long fromSeq = 1) =>
        journal.ReadAsync(stream, fromSeq, default).ToListAsync();

    public static async Task<IReadOnlyList<KeyValuePair<StreamName, StreamHead>>> AllHeadsAsync(this IJournal journal) =>
        (await journal.HeadsAtAsync(null, default)).Streams;

    public static string Text(this Entry entry) => Encoding.UTF8.GetString(entry.Body.Span);
}
