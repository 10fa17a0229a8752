// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Cli.Tests.Terminal;

namespace StatsExchange.Cli.Tests.Mappings;

/// <summary>The samples of the repository.</summary>
internal static class Samples
{
    public static string File(params string[] path)
    {
        var directory = new DirectoryInfo(Path.GetDirectoryName(Statsx.Path)!);
        while (!System.IO.File.Exists(Path.Combine(directory.FullName, "StatsExchange.sln")))
        {
            directory = directory.Parent ?? throw new DirectoryNotFoundException("The tests do not run inside the repository.");
        }

        return Path.Combine([directory.FullName, "deploy", "samples", .. path]);
    }
}
