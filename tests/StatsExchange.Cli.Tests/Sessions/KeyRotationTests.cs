// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Cli.Tests.Receipts;
using StatsExchange.Cli.Tests.Terminal;
using StatsExchange.Contracts.Tests.Signatures;

namespace StatsExchange.Cli.Tests.Sessions;

/// <summary>A hub whose evidence key changes, seen by an office that keeps its receipts and checkpoints.</summary>
public sealed class KeyRotationTests(RunningHub hub) : IClassFixture<RunningHub>
{
    private const string Header = "STRUCTURE,REF_AREA,COUNTERPART_AREA,MEASURE,BASIS,MIN_STAY,TIME_PERIOD,OBS_VALUE\n";

    [OpenSslFact]
    public async Task Rotation_OldReceiptsAndCheckpointsStayValidAndNewOnesAreTrustedThroughTheOldKey()
    {
        var before = await SubmitAsync("before");
        var checkpoint = hub.File("before.checkpoint.json");
        await hub.DoAsync("NOR", "submitter", "checkpoint", "get", "-o", checkpoint);
        var oldPublic = hub.Write("old.pub.pem", await File.ReadAllTextAsync(hub.EvidenceKey));
        await hub.StopAsync();

        var (newKey, rotation) = (hub.File("new.pem"), hub.File("rotation.json"));
        var made = await Statsx.RunAsync("admin", "rotate-key", "--old", Path.Combine(hub.Data, "keys", "evidence.pem"), "--new", newKey, "-o", rotation);
        Assert.Equal((0, ""), (made.ExitCode, made.Error));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(newKey));
        }

        Assert.Contains("rotate", await hub.DoesNotStartAsync("--evidence-key", newKey), StringComparison.Ordinal);
        await hub.StartAsync("--evidence-key", newKey, "--evidence-key-rotation", rotation);

        var after = await SubmitAsync("after");
        var newPublic = hub.File("new.pub.pem");
        var keys = hub.Write("keys.json", (await hub.WithTokenAsync(null, "keys", "--json")).Output);
        foreach (var trust in new[] { oldPublic, newPublic })
        {
            await ExitsAsync(0, "verify", before, "--trust", trust, "--keys", keys);
            await ExitsAsync(0, "verify", after, "--trust", trust, "--keys", keys);
            await ExitsAsync(0, "checkpoint", "verify", checkpoint, "--trust", trust, "--keys", keys);
        }

        await ExitsAsync(4, "verify", after, "--trust", oldPublic);
        await ExitsAsync(4, "verify", before, "--trust", newPublic);
        await ExitsAsync(0, "verify", after, "--trust", oldPublic, "--keys", rotation);
        Assert.Equal((0, "Verified OK"), await ReadmeScript.VerifyReceiptAsync(before, oldPublic));
        Assert.Equal((0, "Verified OK"), await ReadmeScript.VerifyReceiptAsync(after, newPublic));
        Assert.NotEqual(0, (await ReadmeScript.VerifyReceiptAsync(after, oldPublic)).ExitCode);
        await hub.DoAsync("NOR", "submitter", "verify", before, "--trust", newPublic, "--keys", keys, "--recorded");

        var fresh = hub.File("after.checkpoint.json");
        var compared = await hub.DoAsync("NOR", "submitter", "checkpoint", "compare", checkpoint, "--trust", oldPublic, "-o", fresh, "--json");
        Assert.True((bool)compared.Json["consistent"]!);
        await ExitsAsync(0, "checkpoint", "verify", fresh, "--trust", newPublic);

        await hub.StopAsync();
        Assert.Contains("superseded", await hub.DoesNotStartAsync(), StringComparison.Ordinal);
        await hub.StartAsync("--evidence-key", newKey, "--evidence-key-rotation", rotation);
        Assert.Equal(2, await KeysAsync());
        await hub.StopAsync();

        // The second time in the data directory itself, without options.
        var (third, second) = (hub.File("third.pem"), hub.File("second.rotation.json"));
        await ExitsAsync(0, "admin", "rotate-key", "--old", newKey, "--new", third, "-o", second);
        await ExitsAsync(1, "admin", "rotate-key", "--old", newKey, "--new", third, "-o", hub.File("again.json"));
        File.Copy(third, Path.Combine(hub.Data, "keys", "evidence.pem"), overwrite: true);
        Assert.Contains("rotate", await hub.DoesNotStartAsync(), StringComparison.Ordinal);
        Assert.Equal(await File.ReadAllTextAsync(newPublic), await File.ReadAllTextAsync(hub.EvidenceKey));
        File.Copy(second, Path.Combine(hub.Data, "keys", "evidence.rotation.json"));
        await hub.StartAsync();
        Assert.Equal(3, await KeysAsync());
        var all = hub.Write("all.json", (await hub.WithTokenAsync(null, "keys", "--json")).Output);
        await ExitsAsync(0, "verify", before, "--trust", hub.EvidenceKey, "--keys", all);
    }

    private async Task<int> KeysAsync() => (await hub.WithTokenAsync(null, "keys", "--json")).Json["keys"]!.AsArray().Count;

    private async Task<string> SubmitAsync(string name)
    {
        var file = hub.Write(name + ".csv", Header + $"FLOW,NOR,SWE,EMI,RES,12,2015,{name.Length}\n");
        var answer = await hub.DoAsync("NOR", "submitter", "submit", file, "--office", "NOR", "--request-id", name, "--json");
        return hub.Write(name + ".json", answer.Output);
    }

    private static async Task ExitsAsync(int expected, params string[] arguments)
    {
        var result = await Statsx.RunAsync(arguments);
        Assert.True(result.ExitCode == expected, $"statsx {string.Join(' ', arguments)} ended with {result.ExitCode}: {result.Error}");
    }
}
