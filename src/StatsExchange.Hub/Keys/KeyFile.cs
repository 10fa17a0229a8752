// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Contracts.Files;
using StatsExchange.Contracts.Signatures;
using StatsExchange.Journal.Copies;
using StatsExchange.V1;

namespace StatsExchange.Hub.Keys;

/// <summary>Key files: private ones can be read by their owner only, and none ever replaces another.</summary>
internal static class KeyFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerDirectory = OwnerOnly | UnixFileMode.UserExecute;
    private const UnixFileMode OthersToo = OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private const UnixFileMode OfOthers =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    /// <summary>Whether others than its owner can read or write a file; never on Windows, where modes do not tell.</summary>
    public static bool IsOpenToOthers(string path) => !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & OfOthers) != 0;

    public static void CreateDirectory(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, OwnerDirectory);
        }
    }

    /// <summary>Makes a key and puts it where there is none; another process that is faster wins.</summary>
    public static void CreateIfMissing(string path)
    {
        if (File.Exists(path))
        {
            return;
        }

        using var key = SigningKey.Create();
        var draft = Write(path, key.ExportPem(), OwnerOnly);
        try
        {
            Place(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }
    }

    public static void WritePublic(string path, VerificationKey key)
    {
        if (!File.Exists(path) || File.ReadAllText(path) != key.Pem)
        {
            Place(Write(path, key.Pem, OthersToo), path, overwrite: true);
        }
    }

    /// <exception cref="KeyFileException">The file is missing, can be read by others, or holds no such key.</exception>
    public static T Read<T>(string path, Func<string, T> read)
    {
        try
        {
            var pem = File.ReadAllText(path);
            if (pem.Contains("PRIVATE KEY", StringComparison.Ordinal)
                && !OperatingSystem.IsWindows()
                && (File.GetUnixFileMode(path) & ~OwnerDirectory) != 0)
            {
                throw new KeyFileException($"The key file {path} can be used by others than its owner; give it mode 0600.");
            }

            return read(pem);
        }
        catch (Exception error) when (error is FormatException or IOException or UnauthorizedAccessException)
        {
            throw new KeyFileException($"The key file {path} cannot be used: {error.Message}");
        }
    }

    /// <summary>The keys and the rotation of a file that statsx admin rotate-key wrote.</summary>
    /// <exception cref="KeyFileException">The file is missing, or holds no rotation.</exception>
    public static IReadOnlyCollection<PublicSigningKey> ReadRotation(string path)
    {
        try
        {
            var keys = StatedMessage.Parse<ListSigningKeysResponse>(File.ReadAllText(path)).Keys;
            return keys.Any(key => key.Rotation is not null) ? keys : throw new FormatException("Expected the file that statsx admin rotate-key writes.");
        }
        catch (Exception error) when (error is FormatException or IOException or UnauthorizedAccessException)
        {
            throw new KeyFileException($"The key rotation {path} cannot be used: {error.Message}");
        }
    }

    // What a key has signed must not outlive the key.
    private static void Place(string draft, string path, bool overwrite)
    {
        File.Move(draft, path, overwrite);
        DirectorySync.Flush(Path.GetDirectoryName(Path.GetFullPath(path))!);
    }

    // Whole or not at all: a key cut short by a crash would lock its owner out.
    private static string Write(string path, string text, UnixFileMode mode)
    {
        var draft = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = mode;
        }

        using var stream = new FileStream(draft, options);
        stream.Write(System.Text.Encoding.ASCII.GetBytes(text));
        stream.Flush(flushToDisk: true);
        return draft;
    }
}
