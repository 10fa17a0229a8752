// SPDX-License-Identifier: Apache-2.0
using System.Security.Cryptography;
using System.Text.Json;
using StatsExchange.Journal.Integrity;
using StatsExchange.Journal.Sqlite;

namespace StatsExchange.Hub.Maintenance;

/// <summary>The two files of a backup: the journal, and what it was when the copy was made.</summary>
internal static class BackupDirectory
{
    public const string JournalFile = "journal.db";
    public const string StatementFile = "backup.json";

    private static readonly JsonSerializerOptions Json = new();

    /// <summary>Opens a backup whose file is the one that was made.</summary>
    public static async Task<JournalSnapshot> OpenAsync(string directory, CancellationToken cancellationToken)
    {
        var path = Path.Combine(directory, StatementFile);
        if (!File.Exists(path))
        {
            throw MaintenanceException.Failed($"{directory} is no backup: it has no {StatementFile}.");
        }

        var statement = JsonSerializer.Deserialize<BackupStatement>(await File.ReadAllBytesAsync(path, cancellationToken), Json);
        if (statement?.Format != BackupStatement.CurrentFormat || statement.File != JournalFile)
        {
            throw MaintenanceException.Failed($"{path} is not of the form {BackupStatement.CurrentFormat}.");
        }

        var file = Path.Combine(directory, JournalFile);
        return File.Exists(file) && HashOf(file) == statement.Sha256
            ? await SqliteJournal.SnapshotOfAsync(directory, cancellationToken)
            : throw MaintenanceException.NotVerified($"{file} is not the file that was backed up: its SHA-256 is another than {StatementFile} says.");
    }

    public static string HashOf(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
