// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Cli.Tests.Sessions;
using StatsExchange.Cli.Tests.Terminal;

namespace StatsExchange.Cli.Tests.Administration;

/// <summary>What an operator and an office do, by the executables alone.</summary>
internal static class MaintenanceSession
{
    private const string Header = "STRUCTURE,REF_AREA,COUNTERPART_AREA,MEASURE,BASIS,MIN_STAY,TIME_PERIOD,OBS_VALUE\n";

    /// <summary>Submits, and keeps the answer with its receipt.</summary>
    public static async Task<string> SubmitAsync(this RunningHub hub, string office, string requestId, int figure)
    {
        var file = hub.Write(requestId + ".csv", Header + $"FLOW,{office},SWE,EMI,RES,12,2015,{figure}\n");
        var answer = await hub.DoAsync(office, "submitter", "submit", file, "--office", office, "--request-id", requestId, "--json");
        return hub.Write(requestId + ".json", answer.Output);
    }

    public static async Task<string> ExportAsync(this RunningHub hub, string office, string name)
    {
        await hub.DoAsync(office, "analyst", "vintages", "export", office, "--structure", "FLOW", "-o", hub.File(name));
        return await File.ReadAllTextAsync(hub.File(name));
    }

    /// <summary>Runs statsx admin and expects how it ends.</summary>
    public static async Task<StatsxResult> AdminAsync(int exitCode, params string[] arguments)
    {
        var result = await Statsx.RunAsync(["admin", .. arguments, "--json"]);
        Assert.True(result.ExitCode == exitCode, $"statsx admin {string.Join(' ', arguments)} ended with {result.ExitCode}: {result.Error} {result.Output}");
        return result;
    }

    /// <summary>Puts another directory in the place of the hub's own, with the same keys.</summary>
    public static void ReplaceData(this RunningHub hub, string by)
    {
        var kept = hub.File("kept");
        Directory.Move(hub.Data, kept);
        Directory.Move(by, hub.Data);
        Directory.CreateDirectory(Path.Combine(hub.Data, "keys"));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(kept, "keys")))
        {
            File.Copy(file, Path.Combine(hub.Data, "keys", Path.GetFileName(file)));
        }
    }
}
