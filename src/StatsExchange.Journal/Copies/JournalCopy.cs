// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Journal.Integrity;
using StatsExchange.Journal.Postgres;
using StatsExchange.Journal.Sqlite;

namespace StatsExchange.Journal.Copies;

/// <summary>
/// Copies a snapshot into an empty store of either kind, row by row: the same bytes and positions, so that receipts, retries and exports
/// are what they were. Nothing is left where a copy is broken off or does not check.
/// </summary>
public static class JournalCopy
{
    /// <summary>Writes a new SQLite file, readable by its owner only, and returns once it is on disk.</summary>
    /// <param name="source">What to copy.</param>
    /// <param name="file">The file to make.</param>
    /// <param name="time">Tells when the schema was made.</param>
    /// <param name="progress">Told now and then how far it has come.</param>
    /// <param name="cancellationToken">Breaks it off.</param>
    /// <exception cref="JournalNotEmptyException">There is such a file.</exception>
    /// <exception cref="JournalCorruptException">A row cannot be read.</exception>
    /// <exception cref="JournalUnavailableException">A store cannot be read or written, as where the disk is full.</exception>
    public static Task IntoFileAsync(
        JournalSnapshot source, string file, TimeProvider time, IProgress<IntegrityProgress>? progress, CancellationToken cancellationToken) =>
        SqliteCopy.WriteFileAsync(source, file, time, progress, cancellationToken);

    /// <summary>
    /// Makes the journal of a data directory, checks it, and only then gives it its name.
    /// </summary>
    /// <param name="source">What to copy.</param>
    /// <param name="directory">The data directory, made if it does not exist.</param>
    /// <param name="time">Tells when the schema was made.</param>
    /// <param name="contents">Looks inside bodies and receipts; null to leave them closed.</param>
    /// <param name="progress">Told now and then how far it has come.</param>
    /// <param name="cancellationToken">Breaks it off.</param>
    /// <returns>What the check found; where that is anything, the directory has no journal.</returns>
    /// <exception cref="JournalNotEmptyException">The directory has a journal, or what SQLite left of one.</exception>
    /// <exception cref="JournalInUseException">A hub has the directory open.</exception>
    /// <exception cref="JournalCorruptException">A row cannot be read.</exception>
    /// <exception cref="JournalUnavailableException">A store cannot be read or written, as where the disk is full.</exception>
    public static Task<IntegrityReport> IntoDirectoryAsync(
        JournalSnapshot source,
        string directory,
        TimeProvider time,
        IContentCheck? contents,
        IProgress<IntegrityProgress>? progress,
        CancellationToken cancellationToken) =>
        SqliteCopy.WriteDirectoryAsync(source, directory, time, contents, progress, cancellationToken);

    /// <summary>Writes the journal of an empty PostgreSQL schema, made if it does not exist, in one transaction that is checked before it is committed.</summary>
    /// <param name="source">What to copy.</param>
    /// <param name="connectionString">As for <see cref="PostgresJournal.OpenAsync(string, TimeProvider, CancellationToken)"/>.</param>
    /// <param name="time">Tells when the schema was made.</param>
    /// <param name="contents">Looks inside bodies and receipts; null to leave them closed.</param>
    /// <param name="progress">Told now and then how far it has come.</param>
    /// <param name="cancellationToken">Breaks it off.</param>
    /// <returns>What the check found; where that is anything, nothing was committed.</returns>
    /// <exception cref="JournalNotEmptyException">The schema has a journal with entries or blocks.</exception>
    /// <exception cref="JournalSettingException">The server's settings are not durable.</exception>
    /// <exception cref="JournalCorruptException">A row cannot be read.</exception>
    /// <exception cref="JournalUnavailableException">A store cannot be read or written, or a hub writes to the schema.</exception>
    public static Task<IntegrityReport> IntoPostgresAsync(
        JournalSnapshot source,
        string connectionString,
        TimeProvider time,
        IContentCheck? contents,
        IProgress<IntegrityProgress>? progress,
        CancellationToken cancellationToken) =>
        PostgresCopy.WriteAsync(source, new PostgresOptions(connectionString), time, contents, progress, cancellationToken);
}
