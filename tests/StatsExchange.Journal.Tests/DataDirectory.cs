// SPDX-License-Identifier: Apache-2.0
using Microsoft.Data.Sqlite;

namespace StatsExchange.Journal.Tests;

/// <summary>A data directory of a test, and raw access to the file in it, as an intruder or a damaged disk would have.</summary>
public sealed class DataDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("journal-").FullName;

    public int Raw(string sql)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA ignore_check_constraints = ON; {sql}";
        return command.ExecuteNonQuery();
    }

    /// <summary>The write lock, held as by an operator's shell or a backup, until disposed.</summary>
    public IDisposable HoldWriteLock()
    {
        var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        command.ExecuteNonQuery();
        return connection;
    }

    /// <summary>What a disk holds when the process is killed: the files as they stand, without a clean close.</summary>
    public DataDirectory CopyAsKilled()
    {
        DataDirectory copy = new();
        foreach (var file in Directory.EnumerateFiles(Path, "journal.db*"))
        {
            File.Copy(file, System.IO.Path.Combine(copy.Path, System.IO.Path.GetFileName(file)));
        }

        return copy;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private SqliteConnection Connect()
    {
        SqliteConnection connection = new($"Data Source={System.IO.Path.Combine(Path, "journal.db")};Pooling=False;Foreign Keys=False");
        connection.Open();
        return connection;
    }
}
