// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Journal;

internal static class EntryEncoding
{
    private const string Format = "StatsExchange.Entry.1";

    public static Hash ComputeHash(Entry entry)
    {
        using var hash = new CanonicalHash(Format);
        hash.Text(entry.Stream.ToString());
        hash.Integer(entry.Seq);
        hash.Text(entry.Kind);
        hash.Text(entry.Actor);
        hash.Integer(Microseconds.From(entry.Time));
        hash.Bytes(entry.Body.Span);
        hash.Hashes(entry.Blocks.AsSpan());
        hash.Hash(entry.PreviousHash);
        return hash.Finish();
    }
}
