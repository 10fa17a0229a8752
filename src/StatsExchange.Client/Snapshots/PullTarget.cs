// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Client.Snapshots;

/// <summary>
/// Where a snapshot is pulled to. It is filled beside the directory under a fresh name and takes the directory's place once it is whole;
/// disposed before that, it leaves nothing behind.
/// </summary>
internal sealed class PullTarget : IDisposable
{
    private const string BlockExtension = ".binpb";

    private readonly string _directory;

    /// <exception cref="IOException">The directory holds something else than a snapshot, or nothing can be written beside it.</exception>
    public PullTarget(string directory)
    {
        _directory = System.IO.Path.TrimEndingDirectorySeparator(directory);
        CheckReplaceable();
        Path = Beside("partial");
        Directory.CreateDirectory(System.IO.Path.Combine(Path, SnapshotFiles.Blocks));
    }

    /// <summary>The directory to fill.</summary>
    public string Path { get; }

    /// <summary>Puts what was pulled in place of what was there.</summary>
    /// <exception cref="IOException">Meanwhile the directory got something else than a snapshot, or it cannot be moved.</exception>
    public void Complete()
    {
        CheckReplaceable();
        if (!Directory.Exists(_directory))
        {
            Directory.Move(Path, _directory);
            return;
        }

        var earlier = Beside("earlier");
        Directory.Move(_directory, earlier);
        try
        {
            Directory.Move(Path, _directory);
        }
        catch (IOException)
        {
            Directory.Move(earlier, _directory);
            throw;
        }

        Directory.Delete(earlier, recursive: true);
    }

    public void Dispose()
    {
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }

    private string Beside(string what) => $"{_directory}.{System.IO.Path.GetRandomFileName()}.{what}";

    private void CheckReplaceable()
    {
        if (File.Exists(_directory))
        {
            throw new IOException($"{_directory} is a file; a snapshot is pulled into a directory.");
        }

        if (Directory.Exists(_directory) && FindOther() is { } other)
        {
            throw new IOException($"The directory {_directory} holds {other}, which is no part of a snapshot; a snapshot is pulled into a new directory, or over an earlier one.");
        }
    }

    private string? FindOther()
    {
        var blocks = System.IO.Path.Combine(_directory, SnapshotFiles.Blocks);
        string[] files = [SnapshotFiles.Manifest, SnapshotFiles.Signature, SnapshotFiles.Data];
        var others = Directory.EnumerateFileSystemEntries(_directory)
            .Where(entry => entry == blocks ? !Directory.Exists(entry) : !File.Exists(entry) || !files.Contains(System.IO.Path.GetFileName(entry)));
        var otherBlocks = Directory.Exists(blocks)
            ? Directory.EnumerateFileSystemEntries(blocks).Where(entry => !File.Exists(entry) || System.IO.Path.GetExtension(entry) != BlockExtension)
            : [];
        return others.Concat(otherBlocks).Select(entry => System.IO.Path.GetRelativePath(_directory, entry)).FirstOrDefault();
    }
}
