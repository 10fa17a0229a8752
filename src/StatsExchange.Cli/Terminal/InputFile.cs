// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Cli.Terminal;

/// <summary>Files that are to be read.</summary>
internal static class InputFile
{
    /// <exception cref="CommandException">It is a directory: the system would only say that access is denied.</exception>
    public static void Require(string path)
    {
        if (Directory.Exists(path))
        {
            throw CommandException.Failed($"'{path}' is a directory; expected a file.");
        }
    }
}
