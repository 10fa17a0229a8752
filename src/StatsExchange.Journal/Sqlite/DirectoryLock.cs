// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Journal.Sqlite;

/// <summary>An exclusively opened file: the operating system lets go of it when the process dies, however it dies.</summary>
internal sealed class DirectoryLock : IDisposable
{
    private const string FileName = "journal.lock";

    private readonly FileStream _file;

    private DirectoryLock(FileStream file) => _file = file;

    public static DirectoryLock Take(string directory)
    {
        var path = Path.Combine(directory, FileName);
        try
        {
            return new DirectoryLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException error) when (error is not (DirectoryNotFoundException or PathTooLongException))
        {
            throw new JournalInUseException(directory, error);
        }
    }

    public void Dispose() => _file.Dispose();
}
