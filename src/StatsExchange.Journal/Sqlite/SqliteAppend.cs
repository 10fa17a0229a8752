// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Journal.Stores;

namespace StatsExchange.Journal.Sqlite;

/// <summary>Appends within the transaction of the writer; nothing else writes entries and commands.</summary>
internal static class SqliteAppend
{
    private const string InsertEntry = $"""
        INSERT INTO entries ({StoredRows.EntryColumns}, position)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, (SELECT coalesce(max(position), 0) + 1 FROM entries))
        """;

    private const string InsertCommand = $"""
        INSERT INTO commands (stream, {StoredRows.CommandColumns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        """;

    public static AppendResult Append(
        SqliteSession session, StreamName stream, long expectedSeq, Command? command, IReadOnlyList<Entry> entries)
    {
        if (command is not null && StoredReading.FindAsync(session, stream, command.Actor, command.RequestId).Done() is { } stored)
        {
            return stored.AnswerTo(command);
        }

        var head = StoredReading.HeadAsync(session, stream).Done();
        if (head.Seq != expectedSeq)
        {
            return new AppendResult.Conflict(head);
        }

        Chain.CheckFollows(head, entries[0]);
        foreach (var entry in entries)
        {
            Insert(session, entry);
        }

        if (command is not null)
        {
            Insert(session, stream, StoredCommand.Of(command, entries));
        }

        return new AppendResult.Appended(entries[^1].AsHead());
    }

    private static void Insert(SqliteSession session, Entry entry)
    {
        session.Execute(
            InsertEntry,
            entry.Stream,
            entry.Seq,
            entry.Kind,
            entry.Actor,
            entry.Time,
            entry.Body,
            StoredValue.Bytes(entry.Blocks),
            entry.PreviousHash,
            entry.Hash);
        foreach (var digest in entry.Blocks)
        {
            SqliteStaging.Refer(session, entry, digest);
        }
    }

    private static void Insert(SqliteSession session, StreamName stream, StoredCommand command) => session.Execute(
        InsertCommand,
        stream,
        command.Actor,
        command.RequestId,
        command.Content,
        command.FirstSeq,
        command.LastSeq,
        command.Receipt,
        command.ComputeChecksum(stream));
}
