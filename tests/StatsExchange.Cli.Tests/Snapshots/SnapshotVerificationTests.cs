// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Cli.Tests.Terminal;
using StatsExchange.Client.Snapshots;
using StatsExchange.Contracts.Signatures;
using StatsExchange.Contracts.Snapshots;

namespace StatsExchange.Cli.Tests.Snapshots;

public sealed class SnapshotVerificationTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly SigningKey _hub = SigningKey.Create();

    public void Dispose()
    {
        _hub.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public void Verify_AsPulled_IsGood()
    {
        _ = new SnapshotOnDisk(_directory, _hub);

        var verification = Verify();

        Assert.Empty(verification.Failures);
        Assert.Equal(4, verification.Manifest!.Observations);
    }

    [Fact]
    public void Verify_AnyByteOfAnyFileChanged_NamesTheFile()
    {
        var snapshot = new SnapshotOnDisk(_directory, _hub);
        foreach (var file in snapshot.Files)
        {
            var path = _directory.File(file);
            var content = File.ReadAllBytes(path);
            for (var at = 0; at < content.Length; at++)
            {
                content[at] ^= 0x01;
                File.WriteAllBytes(path, content);
                Assert.True(Verify().Failures.Any(f => f.File == file || (file == "manifest.json" && f.File == "manifest.sig")), $"{file}, byte {at}");
                content[at] ^= 0x01;
            }

            File.WriteAllBytes(path, content);
        }

        Assert.True(Verify().IsGood);
    }

    [Fact]
    public void Verify_AnyFileMissing_NamesIt()
    {
        var snapshot = new SnapshotOnDisk(_directory, _hub);
        foreach (var file in snapshot.Files)
        {
            var content = File.ReadAllBytes(_directory.File(file));
            File.Delete(_directory.File(file));

            Assert.Contains(Verify().Failures, f => f.File == file && f.Problem.Contains("missing", StringComparison.Ordinal));
            File.WriteAllBytes(_directory.File(file), content);
        }
    }

    [Theory]
    [InlineData("blocks/0000.binpb")]
    [InlineData("notes.txt")]
    [InlineData("blocks/deeper/data.csv")]
    public void Verify_AFileTooMany_NamesIt(string extra)
    {
        _ = new SnapshotOnDisk(_directory, _hub);
        _directory.Write(extra, "surplus");

        var failure = Assert.Single(Verify().Failures);

        Assert.Equal(extra, failure.File);
    }

    [Fact]
    public void Verify_SignedAgainWithAnotherKey_Fails()
    {
        using var other = SigningKey.Create();
        _ = new SnapshotOnDisk(_directory, other);

        var files = Verify().Failures.Select(f => f.File).ToArray();

        Assert.Equal(["manifest.sig", "manifest.json"], files);
    }

    [Fact]
    public void Verify_SeveralThingsWrong_NamesThemAll()
    {
        var snapshot = new SnapshotOnDisk(_directory, _hub);
        File.Delete(_directory.File(snapshot.Files[3]));
        File.AppendAllText(_directory.File("data.csv"), "more");
        _directory.Write("extra.txt", "");

        var files = Verify().Failures.Select(f => f.File).ToHashSet();

        Assert.Superset(new HashSet<string> { snapshot.Files[3], "data.csv", "extra.txt" }, files);
    }

    [Fact]
    public void Verify_SignedManifestThatStatesAnotherCountOrRoot_Fails()
    {
        Func<SnapshotManifest, SnapshotManifest>[] lies =
        [
            m => m with { Observations = m.Observations + 1 },
            m => m with { MerkleRoot = new string('0', 64) },
            m => m with { Region = "ASEAN" },
            m => m with { Blocks = [.. m.Blocks.Reverse()] },
            m => m with { Blocks = [.. m.Blocks.Take(1)] },
            m => m with { DataCsv = m.DataCsv with { Bytes = 1 } },
        ];
        foreach (var lie in lies)
        {
            using var directory = new TemporaryDirectory();
            _ = new SnapshotOnDisk(directory, _hub, lie);

            Assert.False(new SnapshotDirectory(directory.Path).Verify(new KeyTrust(_hub.Public)).IsGood);
        }
    }

    [Fact]
    public async Task Verify_ThroughTheCommand_ExitsWithZeroOrFour()
    {
        var snapshot = new SnapshotOnDisk(_directory, _hub);
        using var keys = new TemporaryDirectory();
        var trust = keys.Write("hub.pub.pem", _hub.Public.Pem);

        var good = await Statsx.RunAsync("snapshot", "verify", _directory.Path, "--trust", trust, "--json");
        File.AppendAllText(_directory.File(snapshot.Files[^1]), "x");
        var bad = await Statsx.RunAsync("snapshot", "verify", _directory.Path, "--trust", trust);

        Assert.Equal(0, good.ExitCode);
        Assert.True((bool)good.Json["verified"]!);
        Assert.Equal(4, bad.ExitCode);
        Assert.Contains(snapshot.Files[^1], bad.Error, StringComparison.Ordinal);
    }

    private SnapshotVerification Verify() => new SnapshotDirectory(_directory.Path).Verify(new KeyTrust(_hub.Public));
}
