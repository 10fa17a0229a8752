// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Cli.Tests.Terminal;

namespace StatsExchange.Cli.Tests.Sessions;

/// <summary>An office that holds a receipt and a checkpoint against a hub whose journal was put back to an older copy.</summary>
public sealed class CheckpointTests(RunningHub hub) : IClassFixture<RunningHub>
{
    private const string Header = "STRUCTURE,REF_AREA,COUNTERPART_AREA,MEASURE,BASIS,MIN_STAY,TIME_PERIOD,OBS_VALUE\n";

    [Fact]
    public async Task Compare_JournalPutBackToAnOlderCopy_ExitsWithFourAndNamesTheEntry()
    {
        await SubmitAsync("ISL", "one");
        await hub.StopAsync();
        var backup = hub.File("backup");
        Directory.CreateDirectory(backup);
        foreach (var file in Directory.EnumerateFiles(hub.Data, "journal.db*"))
        {
            File.Copy(file, Path.Combine(backup, Path.GetFileName(file)));
        }

        await hub.StartAsync();
        var receipt = await SubmitAsync("ISL", "two");
        var (checkpoint, auditor) = (hub.File("isl.json"), hub.File("auditor.json"));
        await hub.DoAsync("ISL", "submitter", "checkpoint", "get", "-o", checkpoint);
        await hub.DoAsync(null, "auditor", "checkpoint", "get", "--all-heads", "-o", auditor);
        Assert.Equal(0, (await hub.AsAsync("ISL", "submitter", "checkpoint", "compare", checkpoint, "--trust", hub.EvidenceKey)).ExitCode);
        Assert.Equal(1, (await hub.AsAsync("ISL", "submitter", "checkpoint", "get", "-o", checkpoint)).ExitCode);
        Assert.Equal(0, (await Statsx.RunAsync("checkpoint", "verify", auditor, "--trust", hub.EvidenceKey)).ExitCode);

        await hub.StopAsync();
        foreach (var file in Directory.EnumerateFiles(hub.Data, "journal.db*"))
        {
            File.Delete(file);
        }

        foreach (var file in Directory.EnumerateFiles(backup))
        {
            File.Copy(file, Path.Combine(hub.Data, Path.GetFileName(file)));
        }

        await hub.StartAsync();
        var compared = await hub.AsAsync("ISL", "submitter", "checkpoint", "compare", checkpoint, "--trust", hub.EvidenceKey);
        Assert.Equal(4, compared.ExitCode);
        Assert.Contains("country/ISL #2", compared.Error, StringComparison.Ordinal);
        Assert.Equal(4, (await hub.AsAsync(null, "auditor", "checkpoint", "compare", auditor, "--trust", hub.EvidenceKey)).ExitCode);
        Assert.Equal(4, (await hub.AsAsync("ISL", "submitter", "verify", receipt, "--trust", hub.EvidenceKey, "--recorded")).ExitCode);
        Assert.Equal(0, (await Statsx.RunAsync("verify", receipt, "--trust", hub.EvidenceKey)).ExitCode);
    }

    [Fact]
    public async Task Verify_ChangedCheckpoint_ExitsWithFour()
    {
        var checkpoint = hub.File("changed.json");
        await hub.DoAsync("DNK", "analyst", "checkpoint", "get", "-o", checkpoint);
        var changed = System.Text.Json.Nodes.JsonNode.Parse(await File.ReadAllTextAsync(checkpoint))!;
        changed["checkpoint"]!["cursor"] = (long)changed["checkpoint"]!["cursor"]! + 1;

        var result = await Statsx.RunAsync("checkpoint", "verify", hub.Write("changed-too.json", changed.ToJsonString()), "--trust", hub.EvidenceKey);

        Assert.Equal(0, (await Statsx.RunAsync("checkpoint", "verify", checkpoint, "--trust", hub.EvidenceKey)).ExitCode);
        Assert.Equal(4, result.ExitCode);
    }

    private async Task<string> SubmitAsync(string office, string name)
    {
        var file = hub.Write(name + ".csv", Header + $"FLOW,{office},SWE,EMI,RES,12,2015,{name.Length}\n");
        var answer = await hub.DoAsync(office, "submitter", "submit", file, "--office", office, "--request-id", name, "--json");
        return hub.Write(name + ".json", answer.Output);
    }
}
