// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using StatsExchange.Hub.Keys;
using StatsExchange.Journal.Copies;
using StatsExchange.Journal.Integrity;

namespace StatsExchange.Hub.Maintenance;

/// <summary>A backup that is being written. Its directory gets the name that was asked for only once all is whole and on disk.</summary>
internal sealed class BackupDraft : IDisposable
{
    private const string Incomplete = ".incomplete";
    private const string LockFile = "backup.lock";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, NewLine = "\n" };

    private readonly string _target;
    private readonly string _draft;
    private readonly FileStream _lock;

    private BackupDraft(string target, string draft, FileStream held)
    {
        _target = target;
        _draft = draft;
        _lock = held;
    }

    /// <summary>Where the files go.</summary>
    public string Directory => _draft;

    /// <summary>Begins; what one that was broken off left there goes.</summary>
    public static BackupDraft Begin(string target)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(target));
        if (Path.Exists(full))
        {
            throw MaintenanceException.Failed($"{full} exists already; a backup never replaces anything.");
        }

        var draft = full + Incomplete;
        KeyFile.CreateDirectory(draft);
        BackupDraft begun = new(full, draft, Lock(full, Path.Combine(draft, LockFile)));
        foreach (var left in System.IO.Directory.EnumerateFiles(draft).Where(file => Path.GetFileName(file) != LockFile))
        {
            File.Delete(left);
        }

        return begun;
    }

    /// <summary>Writes the statement and gives the directory its name.</summary>
    public BackupStatement Complete(IntegrityReport report, string root, TimeProvider time)
    {
        var file = Path.Combine(_draft, BackupDirectory.JournalFile);
        BackupStatement statement = new(
            BackupStatement.CurrentFormat,
            time.GetUtcNow(),
            report.Heads.Cursor,
            report.Heads.Streams.Length,
            root,
            BackupDirectory.JournalFile,
            new FileInfo(file).Length,
            BackupDirectory.HashOf(file));
        Write(Path.Combine(_draft, BackupDirectory.StatementFile), JsonSerializer.SerializeToUtf8Bytes(statement, Json));
        DirectorySync.Flush(_draft);
        System.IO.Directory.Move(_draft, _target);
        // Until it has its name, a second backup to the same place has to find the lock.
        File.Delete(Path.Combine(_target, LockFile));
        DirectorySync.Flush(_target);
        DirectorySync.Flush(Path.GetDirectoryName(_target)!);
        return statement;
    }

    /// <summary>Removes what was not completed.</summary>
    public void Dispose()
    {
        if (System.IO.Directory.Exists(_draft))
        {
            System.IO.Directory.Delete(_draft, recursive: true);
        }

        _lock.Dispose();
    }

    private static FileStream Lock(string target, string file)
    {
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw MaintenanceException.Failed($"A backup to {target} is under way.");
        }
    }

    private static void Write(string path, byte[] content)
    {
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using FileStream stream = new(path, options);
        stream.Write(content);
        stream.Flush(flushToDisk: true);
    }
}
