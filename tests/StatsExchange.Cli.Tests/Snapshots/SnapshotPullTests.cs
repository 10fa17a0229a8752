// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Cli.Tests.Terminal;
using StatsExchange.Client.Connections;
using StatsExchange.Client.Snapshots;
using StatsExchange.Contracts.Signatures;

namespace StatsExchange.Cli.Tests.Snapshots;

public sealed class SnapshotPullTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly SigningKey _key = SigningKey.Create();
    private readonly HubConnection _nobody = new(new Uri("http://127.0.0.1:1"));

    public void Dispose()
    {
        _nobody.Dispose();
        _key.Dispose();
        _directory.Dispose();
    }

    [Theory]
    [InlineData("notes.txt")]
    [InlineData("blocks/notes.txt")]
    [InlineData("blocks/old/a.binpb")]
    [InlineData("manifest.json/a.binpb")]
    public async Task Pull_IntoADirectoryWithSomethingElse_NamesItAndChangesNothing(string other)
    {
        _directory.Write($"asean/{other}", "mine");
        _directory.Write("asean/data.csv", "figures");
        var before = Everything();

        var refusal = await Assert.ThrowsAsync<IOException>(() => new SnapshotDirectory(_directory.File("asean")).PullAsync(_nobody, "ASEAN-1"));

        Assert.Contains(other.StartsWith("blocks", StringComparison.Ordinal) ? other.Split('/')[1] : other.Split('/')[0], refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, Everything());
    }

    [Fact]
    public async Task Pull_ToWhereAFileIs_NamesItAndChangesNothing()
    {
        _directory.Write("asean", "mine");

        var refusal = await Assert.ThrowsAsync<IOException>(() => new SnapshotDirectory(_directory.File("asean")).PullAsync(_nobody, "ASEAN-1"));

        Assert.Contains("asean", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(_directory.File("asean")));
    }

    [Fact]
    public async Task Pull_FailsHalfway_KeepsTheEarlierPullAndLeavesNothingBeside()
    {
        _ = new SnapshotOnDisk(_directory, _key, below: "asean");
        _directory.Write("asean.partial/thesis.txt", "mine");
        var before = Everything();

        await Assert.ThrowsAsync<HubException>(() => new SnapshotDirectory(_directory.File("asean")).PullAsync(_nobody, "ASEAN-1"));

        Assert.Equal(before, Everything());
        Assert.True(new SnapshotDirectory(_directory.File("asean")).Verify(new KeyTrust(_key.Public)).IsGood);
    }

    private string[] Everything() => [.. Directory.EnumerateFileSystemEntries(_directory.Path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
}
