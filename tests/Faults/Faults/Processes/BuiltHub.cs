// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Faults.Processes;

/// <summary>Where the hub with faults was built: beside this program, in the same configuration.</summary>
internal static class BuiltHub
{
    public static string Path { get; } = Find();

    private static string Find()
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(System.IO.Path.DirectorySeparatorChar));
        var path = System.IO.Path.Combine(
            own.Parent!.Parent!.Parent!.Parent!.FullName, "FaultyHub", "bin", own.Parent.Name, own.Name, "FaultyHub.dll");
        return File.Exists(path) ? path : throw new FileNotFoundException("The hub with faults is not built.", path);
    }
}
