// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Architecture.Tests;

/// <summary>The files of the repository as they would be committed: what the build and the tools leave behind is not among them.</summary>
internal static class Repository
{
    // The same names as in .gitignore. ".git" is a folder in a clone and a file in a worktree.
    private static readonly string[] _left =
        [".git", "bin", "obj", "artifacts", "node_modules", "TestResults", "__pycache__", ".vs", ".idea"];

    // What the first session of the README leaves in the folder it is run in.
    private static readonly string[] _leftByUse = ["data", "evidence", "snapshot"];

    private static readonly string[] _binary = [".binpb", ".db", ".png", ".ico", ".woff2"];

    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<SourceFile> Files { get; } = [.. Walk(Root, [.. _left, .. _leftByUse]).Order(StringComparer.Ordinal).Select(Read)];

    public static IEnumerable<SourceFile> Under(string folder, params string[] extensions) =>
        Files.Where(f => f.Path.StartsWith(folder + "/", StringComparison.Ordinal) && extensions.Contains(f.Extension));

    private static SourceFile Read(string path) =>
        new(Path.GetRelativePath(Root, path).Replace('\\', '/'), File.ReadAllText(path));

    private static IEnumerable<string> Walk(string folder, string[] left)
    {
        var entries = Directory.EnumerateFileSystemEntries(folder).Where(e => !left.Contains(Path.GetFileName(e)));
        foreach (var entry in entries)
        {
            if (Directory.Exists(entry))
            {
                foreach (var file in Walk(entry, _left))
                {
                    yield return file;
                }
            }
            else if (!_binary.Contains(Path.GetExtension(entry)))
            {
                yield return entry;
            }
        }
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "StatsExchange.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("StatsExchange.sln is in no folder above the tests.");
    }
}
