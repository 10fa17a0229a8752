// SPDX-License-Identifier: Apache-2.0
using System.Data.Common;
using Npgsql;
using StatsExchange.Journal.Stores;

namespace StatsExchange.Journal.Postgres;

/// <summary>A group of appends as one statement, which is one transaction and one round trip.</summary>
internal static class PostgresAppend
{
    // A condition that depends on no row is decided before the function is called.
    private const string Sql =
        $"SELECT * FROM journal_append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) WHERE {PostgresSettings.AreDurable}";

    private const int Head = 2;
    private const int Known = 5;
    private const int Missing = 12;

    /// <returns>For each request what answers it, to be called once the group is committed.</returns>
    public static async Task<List<Action>> AppendAsync(PostgresSession session, IReadOnlyList<PostgresRequest> group)
    {
        var answers = await session.RowsAsync(row => Answer(group[row.GetInt32(0) - 1], row), Sql, Parameters(group)).ConfigureAwait(false);
        if (answers.Count == 0)
        {
            await PostgresSettings.RequireDurableAsync(session).ConfigureAwait(false);
            throw new JournalUnavailableException("PostgreSQL was set not to be durable meanwhile; nothing was written.");
        }

        return answers.Count == group.Count
            ? answers
            : throw new JournalCorruptException("the schema's journal_append does not answer every request");
    }

    private static NpgsqlParameter[] Parameters(IReadOnlyList<PostgresRequest> group)
    {
        var entries = group.SelectMany(request => request.Entries).ToArray();
        var commands = group
            .Select(request => request.Command is { } command ? StoredCommand.Of(command, request.Entries) : null)
            .ToArray();
        return
        [
            Array(group, request => request.Stream.ToString()),
            Array(group, request => request.ExpectedSeq),
            Array(group, request => request.Entries.Count),
            Array(commands, command => command?.Actor),
            Array(commands, command => command?.RequestId),
            Array(commands, command => command?.Content.ToArray()),
            Array(commands, command => command is null ? null : StoredValue.Bytes(command.Receipt)),
            Array([.. group.Zip(commands)], pair => pair.Second?.ComputeChecksum(pair.First.Stream).ToArray()),
            Array(entries, entry => entry.Kind),
            Array(entries, entry => entry.Actor),
            Array(entries, entry => Microseconds.From(entry.Time)),
            Array(entries, entry => StoredValue.Bytes(entry.Body)),
            Array(entries, entry => StoredValue.Bytes(entry.Blocks)),
            Array(entries, entry => entry.PreviousHash.ToArray()),
            Array(entries, entry => entry.Hash.ToArray()),
        ];
    }

    private static NpgsqlParameter<TItem[]> Array<T, TItem>(IReadOnlyList<T> list, Func<T, TItem> item) =>
        new() { TypedValue = [.. list.Select(item)] };

    private static Action Answer(PostgresRequest request, DbDataReader row)
    {
        try
        {
            var result = Result(request, row);
            return () => request.Answer(result);
        }
        catch (JournalException error)
        {
            return () => request.Fail(error);
        }
    }

    private static AppendResult Result(PostgresRequest request, DbDataReader row) => row.GetString(1) switch
    {
        "appended" => new AppendResult.Appended(request.Entries[^1].AsHead()),
        "known" => StoredRows.ReadCommand(request.Stream, row, Known).AnswerTo(request.Command!),
        "conflict" => new AppendResult.Conflict(StoredRows.ReadHead(request.Stream, row, Head)),
        "rejected" => throw Chain.Rejection(StoredRows.ReadHead(request.Stream, row, Head), request.Entries[0]),
        "missing" => throw new BlockMissingException(request.Stream, row.GetInt64(Missing), row.Hash(Missing + 1)),
        var outcome => throw new JournalCorruptException($"the schema's journal_append answers '{outcome}', which this version does not know"),
    };
}
