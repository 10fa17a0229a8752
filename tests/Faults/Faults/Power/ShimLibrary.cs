// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;

namespace StatsExchange.Faults.Power;

/// <summary>The shim, built with the C compiler of the machine when it is first needed.</summary>
internal static class ShimLibrary
{
    private static readonly Lazy<string?> Built = new(Build);

    /// <summary>Its file; null where there is no C compiler.</summary>
    public static string? Path => Built.Value;

    /// <summary>What makes a hub run under it.</summary>
    /// <param name="data">The data directory.</param>
    /// <param name="log">Where writes are written down.</param>
    /// <param name="failingSync">The sync that fails, from 1; null for none.</param>
    public static Dictionary<string, string> Environment(string data, string log, int? failingSync = null)
    {
        Dictionary<string, string> environment = new()
        {
            ["LD_PRELOAD"] = Path!,
            ["FAULT_SHIM_DIRECTORY"] = data,
            ["FAULT_SHIM_LOG"] = log,
        };
        if (failingSync is { } sync)
        {
            environment["FAULT_SHIM_FAIL_SYNC"] = FormattableString.Invariant($"{sync}");
        }

        return environment;
    }

    private static string? Build()
    {
        var library = System.IO.Path.Combine(Directory.CreateTempSubdirectory("faults-shim-").FullName, "shim.so");
        var source = System.IO.Path.Combine(AppContext.BaseDirectory, "Shim", "shim.c");
        try
        {
            using var compiler = Process.Start("gcc", ["-O2", "-shared", "-fPIC", "-o", library, source, "-ldl", "-lpthread"]);
            compiler.WaitForExit();
            return compiler.ExitCode == 0 ? library : throw new InvalidOperationException($"gcc does not build {source}.");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
