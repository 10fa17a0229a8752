// SPDX-License-Identifier: Apache-2.0
using System.Text;
using StatsExchange.Cli.Tests.Terminal;
using StatsExchange.Contracts.Signatures;

namespace StatsExchange.Cli.Tests.Dossiers;

/// <summary>What verification says of exported evidence that somebody changed or took from.</summary>
public sealed class EvidenceFolderTests : IDisposable
{
    private const string Good = "DNK-SWE.1.1";
    private const string Bad = "DNK-SWE.2.1";

    private readonly string _directory = Directory.CreateTempSubdirectory("statsx-evidence-").FullName;
    private readonly SigningKey _danish = SigningKey.Create();
    private readonly SigningKey _swedish = SigningKey.Create();

    public EvidenceFolderTests()
    {
        Write(Good, _danish, _swedish);
        Write(Bad, _danish, _swedish);
        File.WriteAllText(Path.Combine(_directory, "dnk.pem"), _danish.Public.Pem);
        File.WriteAllText(Path.Combine(_directory, "swe.pem"), _swedish.Public.Pem);
    }

    [Theory]
    [InlineData("statement.bin")]
    [InlineData("DNK.sig.der")]
    [InlineData("SWE.pub.pem")]
    [InlineData("statement.bin", "DNK.sig.der", "SWE.sig.der", "DNK.pub.pem", "SWE.pub.pem")]
    public async Task Verify_AFileRemoved_FailsAndNamesTheFolderAndTheFile(params string[] files)
    {
        foreach (var file in files)
        {
            File.Delete(Path.Combine(_directory, Bad, file));
        }

        var result = await VerifyAsync();

        AssertOnlyBadFails(result);
        Assert.Contains(files[0], result.Error, StringComparison.Ordinal);
        Assert.Contains("missing", result.Error, StringComparison.Ordinal);
        Assert.Equal(4, (await Statsx.RunAsync(["dossier", "verify", Path.Combine(_directory, Bad), .. Trust()])).ExitCode);
    }

    [Theory]
    [InlineData("statement.bin", 3)]
    [InlineData("statement.bin", 40)]
    [InlineData("DNK.sig.der", 0)]
    [InlineData("SWE.pub.pem", 14)]
    [InlineData("SWE.pub.pem", 50)]
    [InlineData("SWE.pub.pem", 90)]
    public async Task Verify_AByteFlipped_FailsAndJudgesTheOthers(string file, int at)
    {
        var path = Path.Combine(_directory, Bad, file);
        var content = await File.ReadAllBytesAsync(path);
        content[at] ^= 1;
        await File.WriteAllBytesAsync(path, content);

        AssertOnlyBadFails(await VerifyAsync());
    }

    [Fact]
    public async Task Verify_BothSignaturesOfOneKey_FailsAlsoWhereItIsTrustedForBoth()
    {
        Write(Bad, _danish, _danish);
        var result = await Statsx.RunAsync(
            "dossier", "verify", _directory, "--trust", $"DNK={Key("dnk")}", $"SWE={Key("swe")}", $"SWE={Key("dnk")}");
        AssertOnlyBadFails(result);
        Assert.Contains("one key", result.Error, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _danish.Dispose();
        _swedish.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    private static void AssertOnlyBadFails(StatsxResult result)
    {
        Assert.Equal(4, result.ExitCode);
        Assert.Contains($"{Good}: signed by both", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain($"{Bad}: signed by both", result.Output, StringComparison.Ordinal);
        Assert.Contains($"{Bad}: ", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain($"{Good}: ", result.Error, StringComparison.Ordinal);
    }

    private Task<StatsxResult> VerifyAsync() => Statsx.RunAsync(["dossier", "verify", _directory, .. Trust()]);

    private string[] Trust() => ["--trust", $"DNK={Key("dnk")}", $"SWE={Key("swe")}"];

    private string Key(string name) => Path.Combine(_directory, name + ".pem");

    private void Write(string proposal, SigningKey danish, SigningKey swedish)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_directory, proposal)).FullName;
        var statement = Encoding.UTF8.GetBytes($"statsexchange agreed figure v2\nproposal: {proposal}\norigin: DNK\ndestination: SWE\n");
        File.WriteAllBytes(Path.Combine(folder, "statement.bin"), statement);
        foreach (var (country, key) in new[] { ("DNK", danish), ("SWE", swedish) })
        {
            File.WriteAllBytes(Path.Combine(folder, country + ".sig.der"), key.SignDer(statement));
            File.WriteAllText(Path.Combine(folder, country + ".pub.pem"), key.Public.Pem);
        }
    }
}
