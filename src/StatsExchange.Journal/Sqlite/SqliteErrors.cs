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
        raw.SQLITE_FULL => new JournalUnavailableException("The disk is full.", error),
        _ => new JournalUnavailableException(
            $"SQLite does not answer (error {error.SqliteExtendedErrorCode}).", error),
    };

    /// <summary>
    /// Whether a group that met this error is nowhere on disk once it is rolled back, on storage that can take the next
    /// one. Whatever is not known to be so counts as unknown.
    /// </summary>
    public static bool LeavesNothing(this SqliteException error, SqliteStep step) => (step, error.SqliteErrorCode) switch
    {
        (_, raw.SQLITE_IOERR or raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB) => false,
        (SqliteStep.Begin, _) => true,
        (SqliteStep.Write, raw.SQLITE_FULL or raw.SQLITE_BUSY or raw.SQLITE_LOCKED) => true,
        (SqliteStep.Commit, raw.SQLITE_BUSY) => true,
        _ => false,
    };

    /// <summary>A constraint stops one statement and leaves the transaction whole; anything else puts it in doubt.</summary>
    public static bool ConcernsOneStatement(this SqliteException error) => error.SqliteErrorCode == raw.SQLITE_CONSTRAINT;
}
