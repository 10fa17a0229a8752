// SPDX-License-Identifier: Apache-2.0
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace StatsExchange.Journal.Sqlite;

internal static class SqliteErrors
{
    public static JournalException ToJournalException(this SqliteException error) => error.SqliteErrorCode switch
    {
        raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB =>
            new JournalCorruptException($"SQLite cannot read its file (error {error.SqliteExtendedErrorCode})", error),
        _ => new JournalUnavailableException(
            $"SQLite does not answer (error {error.SqliteExtendedErrorCode}).", error),
    };

    /// <summary>A constraint stops one statement and leaves the transaction whole; anything else puts it in doubt.</summary>
    public static bool ConcernsOneStatement(this SqliteException error) => error.SqliteErrorCode == raw.SQLITE_CONSTRAINT;
}
