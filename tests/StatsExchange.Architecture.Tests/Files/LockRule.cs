// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Architecture.Tests.Files;

/// <summary>Every project has its versions locked, and is in the solution, so that it is built and tested.</summary>
internal static class LockRule
{
    public static IReadOnlyList<string> Breaches(IReadOnlyCollection<string> paths, string solution) =>
    [
        .. paths.Where(IsProject).Where(p => !paths.Contains(Beside(p, "packages.lock.json"))).Select(p => $"{p} has no packages.lock.json"),
        .. paths.Where(IsNodeProject).Where(p => !paths.Contains(Beside(p, "package-lock.json"))).Select(p => $"{p} has no package-lock.json"),
        .. paths.Where(IsProject).Where(p => !Contains(solution, p)).Select(p => $"{p} is not in the solution"),
    ];

    private static bool IsProject(string path) => path.EndsWith(".csproj", StringComparison.Ordinal);

    private static bool IsNodeProject(string path) => path.EndsWith("/package.json", StringComparison.Ordinal);

    private static string Beside(string path, string name) => path[..(path.LastIndexOf('/') + 1)] + name;

    private static bool Contains(string solution, string project) =>
        solution.Replace('\\', '/').Contains($"\"{project}\"", StringComparison.Ordinal);
}
