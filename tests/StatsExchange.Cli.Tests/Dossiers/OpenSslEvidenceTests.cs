// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using StatsExchange.Contracts.Tests.Signatures;

namespace StatsExchange.Cli.Tests.Dossiers;

/// <summary>What two offices signed, as plain openssl judges it, with keys the offices made themselves.</summary>
[Collection("dossiers")]
public sealed class OpenSslEvidenceTests(TwoOffices offices)
{
    [OpenSslFact]
    public async Task Export_OfAnAgreedFigure_VerifiesByTheCommandsItIsWrittenWith()
    {
        var @case = await offices.OpenCaseAsync(2018);
        var proposal = await offices.ProposeAsync(@case, 2018);
        await offices.SignAsync("DNK", proposal);
        await offices.SignAsync("SWE", proposal);
        await offices.DoAsync("SWE analyst", "dossier", "export", @case, "-o", offices.Hub.File("openssl"));
        var folder = offices.Hub.File(Path.Combine("openssl", proposal));

        AssertVerifies(folder, "SWE", offices.SwedishPublicKey);
        AssertVerifies(folder, "DNK", offices.DanishPublicKey);
        Assert.Equal(["Verified OK", "Verified OK"], await RunGuideAsync(folder));
        var statement = Path.Combine(folder, "statement.bin");
        await File.WriteAllTextAsync(statement, (await File.ReadAllTextAsync(statement)).Replace("figure 2018: 3600", "figure 2018: 3601", StringComparison.Ordinal));
        Assert.DoesNotContain("Verified OK", await RunGuideAsync(folder));
    }

    private static void AssertVerifies(string folder, string country, string publicKey)
    {
        using var openssl = new OpenSsl();
        var (statement, signature) = (File.ReadAllBytes(Path.Combine(folder, "statement.bin")), File.ReadAllBytes(Path.Combine(folder, country + ".sig.der")));
        Assert.Equal(File.ReadAllText(publicKey), File.ReadAllText(Path.Combine(folder, country + ".pub.pem")));
        Assert.Equal("Verified OK", openssl.Verify(File.ReadAllText(publicKey), statement, signature));
    }

    /// <summary>What the commands of VERIFY.txt print, run as they stand there.</summary>
    private static async Task<List<string>> RunGuideAsync(string folder)
    {
        var said = new List<string>();
        foreach (var line in (await File.ReadAllLinesAsync(Path.Combine(folder, "VERIFY.txt"))).Where(line => line.StartsWith("  openssl ", StringComparison.Ordinal)))
        {
            using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", line]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
            var errors = shell.StandardError.ReadToEndAsync();
            said.Add((await shell.StandardOutput.ReadToEndAsync()).Trim());
            await errors;
            await shell.WaitForExitAsync();
        }

        return said;
    }
}
