// SPDX-License-Identifier: Apache-2.0
using Microsoft.Data.Sqlite;
using StatsExchange.Journal.Copies;
using StatsExchange.Journal.Integrity;
using StatsExchange.Journal.Stores;

namespace StatsExchange.Journal.Sqlite;

/// <summary>Makes a journal's file of a snapshot. It has no name that counts before it is whole, so it needs no journal of its own.</summary>
internal static class SqliteCopy
{
    private const string Incomplete = ".incomplete";

    private static readonly string[] Beside = ["-wal", "-shm", "-journal"];

    public static Task WriteFileAsync(
        JournalSnapshot source, string file, TimeProvider time, IProgress<IntegrityProgress>? progress, CancellationToken cancellationToken) =>
        Task.Run(() => WriteAsync(source, file, time, progress, cancellationToken), cancellationToken);

    public static async Task<IntegrityReport> WriteDirectoryAsync(
        JournalSnapshot source,
        string directory,
        TimeProvider time,
        IContentCheck? contents,
        IProgress<IntegrityProgress>? progress,
        CancellationToken cancellationToken)
    {
        CreateDirectory(directory);
        var file = Path.Combine(directory, SqliteDatabase.FileName);
        using var directoryLock = DirectoryLock.Take(directory);
        // SQLite would replay what a killed hub left beside its file over the one that is written here.
        if (Array.Find([file, .. Beside.Select(suffix => file + suffix)], File.Exists) is { } there)
        {
            throw new JournalNotEmptyException(there);
        }

        // With the lock held, what lies there was left by one that was broken off.
        var draft = file + Incomplete;
        File.Delete(draft);
        try
        {
            await WriteFileAsync(source, draft, time, progress, cancellationToken).ConfigureAwait(false);
            var report = await CheckAsync(draft, contents, progress, cancellationToken).ConfigureAwait(false);
            if (report.IsWhole)
            {
                File.Move(draft, file, overwrite: false);
                DirectorySync.Flush(directory);
            }

            return report;
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private static void CreateDirectory(string directory)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(directory);
        }
        else
        {
            Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static async Task<IntegrityReport> CheckAsync(
        string file, IContentCheck? contents, IProgress<IntegrityProgress>? progress, CancellationToken cancellationToken)
    {
        JournalSnapshot written = new(await SqliteSnapshot.TakeAsync(SqliteDatabase.OfFile(file), cancellationToken).ConfigureAwait(false));
        await using (written.ConfigureAwait(false))
        {
            return await IntegrityCheck.RunAsync(written, contents, IntegrityCheck.DefaultFindings, progress, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task WriteAsync(
        JournalSnapshot source, string file, TimeProvider time, IProgress<IntegrityProgress>? progress, CancellationToken cancellationToken)
    {
        if (File.Exists(file))
        {
            throw new JournalNotEmptyException(file);
        }

        try
        {
            using (var session = SqliteDatabase.OfFile(file).OpenWriter())
            {
                session.Execute("PRAGMA journal_mode = OFF");
                session.Execute("PRAGMA synchronous = OFF");
                SqliteMigrations.Apply(session, time.GetUtcNow());
                session.Execute("BEGIN IMMEDIATE");
                await new StoredCopy(source.Rows, session, progress).RunAsync(cancellationToken).ConfigureAwait(false);
                session.Execute("COMMIT");
            }

            using FileStream written = new(file, FileMode.Open, FileAccess.ReadWrite);
            written.Flush(flushToDisk: true);
        }
        catch (SqliteException error)
        {
            throw error.ToJournalException();
        }
    }
}
