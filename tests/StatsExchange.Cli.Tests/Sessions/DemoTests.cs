// SPDX-License-Identifier: Apache-2.0
using System.Text.Json.Nodes;
using StatsExchange.Cli.Tests.Terminal;

namespace StatsExchange.Cli.Tests.Sessions;

public sealed class DemoTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Demo_FromAnEmptyJournal_EndsWithVerifiedSnapshotsAndKeepsTheData()
    {
        var data = _directory.File("kept");

        var demo = await Statsx.RunAsync("demo", "--keep", data, "--json");

        Assert.True(demo.ExitCode == 0, demo.Error);
        Assert.True((double)demo.Json["seconds"]! > 0);
        Assert.Equal(246, (int)Step(demo, "submissions")["submissions"]!);
        Assert.Equal(175_296, (int)Step(demo, "submissions")["observations"]!);
        Assert.Equal(739, (int)Step(demo, "agreements")["agreements"]!);
        Assert.Equal(54, Step(demo, "reconciliation")["factors"]!.AsArray().Count);
        Assert.All(Step(demo, "reconciliation")["factors"]!.AsArray(), f => Assert.True(f!["factor"] is not null || !string.IsNullOrEmpty((string?)f["reason"])));
        Assert.Equal("AGREED_FIGURE", (string?)Step(demo, "settlement")["case"]!["outcome"]);
        Assert.Equal(["EUROPE27-1", "ASEAN-1"], Step(demo, "verification")["verified"]!.AsArray().Select(v => (string)v!));
        await AssertOneByteIsFoundAsync(data);
    }

    [Fact]
    public async Task Demo_IntoADirectoryThatIsNotEmpty_IsWrongUsage()
    {
        _directory.Write("kept/journal.db", "somebody's");

        var demo = await Statsx.RunAsync("demo", "--keep", _directory.File("kept"));

        Assert.Equal(2, demo.ExitCode);
    }

    private static async Task AssertOneByteIsFoundAsync(string data)
    {
        var snapshot = Path.Combine(data, "snapshots", "EUROPE27-1");
        var trust = Path.Combine(data, "keys", "evidence.pub.pem");
        Assert.Equal(0, (await Statsx.RunAsync("snapshot", "verify", snapshot, "--trust", trust)).ExitCode);
        var csv = Path.Combine(snapshot, "data.csv");
        var content = await File.ReadAllBytesAsync(csv);
        content[^10] ^= 1;
        await File.WriteAllBytesAsync(csv, content);

        var verification = await Statsx.RunAsync("snapshot", "verify", snapshot, "--trust", trust);

        Assert.Equal(4, verification.ExitCode);
        Assert.Contains("data.csv", verification.Error, StringComparison.Ordinal);
    }

    private static JsonNode Step(StatsxResult demo, string name) =>
        demo.Json["steps"]!.AsArray().Single(s => (string)s!["name"]! == name)!["result"]!;
}
