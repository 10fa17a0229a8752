// SPDX-License-Identifier: Apache-2.0
using System.Runtime.InteropServices;

namespace StatsExchange.Journal.Copies;

/// <summary>Makes new and renamed files of a directory durable. .NET opens no directories, so this asks the operating system itself.</summary>
public static class DirectorySync
{
    private const int ReadOnly = 0;

    /// <summary>Returns once the names in a directory are on disk; on Windows they are without it.</summary>
    /// <exception cref="IOException">The disk does not take them.</exception>
    public static void Flush(string directory)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var handle = Open(directory, ReadOnly);
        if (handle < 0)
        {
            throw new IOException($"The directory '{directory}' cannot be opened (error {Marshal.GetLastPInvokeError()}).");
        }

        var synced = Sync(handle);
        var error = Marshal.GetLastPInvokeError();
        _ = Close(handle);
        if (synced != 0)
        {
            throw new IOException($"The directory '{directory}' cannot be brought to disk (error {error}).");
        }
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Sync(int handle);

    [DllImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int handle);
}
