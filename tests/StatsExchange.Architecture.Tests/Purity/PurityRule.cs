// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Architecture.Tests.Purity;

/// <summary>Time, randomness, disk and network come in through constructors; nothing waits by blocking a thread.</summary>
internal static class PurityRule
{
    private static readonly string[] _clockAndChance =
    [
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today",
        "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow",
        "System.Random.get_Shared", "System.Threading.Thread.Sleep",
    ];

    private static readonly string[] _onlyOutsideDomain =
    [
        "System.TimeProvider.get_System", "System.Random..ctor", "System.Guid.NewGuid", "System.Guid.CreateVersion7",
        "System.Diagnostics.Stopwatch.GetTimestamp", "System.Diagnostics.Stopwatch.StartNew",
        "System.Environment.get_TickCount", "System.Environment.get_TickCount64", "System.Environment.GetEnvironmentVariable",
    ];

    private static readonly string[] _disk =
    [
        "System.IO.File", "System.IO.FileInfo", "System.IO.FileStream", "System.IO.Directory", "System.IO.DirectoryInfo",
        "System.IO.RandomAccess", "System.IO.DriveInfo",
    ];

    public static IReadOnlyList<string> Breaches(string project, AssemblyUses uses)
    {
        var members = project == "StatsExchange.Domain" ? [.. _clockAndChance, .. _onlyOutsideDomain] : _clockAndChance;
        var types = project == "StatsExchange.Domain" ? uses.Types.Where(IsDiskOrNetwork) : [];
        return [.. uses.Members.Intersect(members).Concat(types).Select(use => $"{project} uses {use}")];
    }

    private static bool IsDiskOrNetwork(string type) =>
        _disk.Contains(type)
        || type.StartsWith("System.Net.", StringComparison.Ordinal)
        || type == "System.Security.Cryptography.RandomNumberGenerator";
}
