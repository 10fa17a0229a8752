// SPDX-License-Identifier: Apache-2.0
using System.Globalization;

namespace StatsExchange.PostgresServer;

/// <summary>Where initdb and postgres are: Debian keeps them out of the path, one folder for each version.</summary>
public static class PostgresBinaries
{
    private const string DebianRoot = "/usr/lib/postgresql";

    /// <summary>The folder; null where PostgreSQL is not installed.</summary>
    public static string? Folder { get; } = Candidates().FirstOrDefault(Holds);

    /// <summary>Why tests that need a server cannot run; null where they can.</summary>
    public static string? WhyMissing { get; } = (Folder, OperatingSystem.IsLinux()) switch
    {
        (_, false) => "the test server of PostgreSQL is started on Linux only.",
        (null, _) => $"PostgreSQL is not installed: neither {DebianRoot}/*/bin nor the path has initdb and postgres.",
        _ => null,
    };

    private static IEnumerable<string> Candidates()
    {
        var debian = Directory.Exists(DebianRoot) ? Directory.GetDirectories(DebianRoot) : [];
        return debian
            .OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var version) ? version : 0)
            .Select(folder => Path.Combine(folder, "bin"))
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries));
    }

    private static bool Holds(string folder) =>
        File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres"));
}
