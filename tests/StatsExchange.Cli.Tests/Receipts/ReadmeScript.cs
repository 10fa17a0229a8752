// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace StatsExchange.Cli.Tests.Receipts;

/// <summary>The lines of the README that verify a receipt with plain openssl, run as they stand there.</summary>
internal static partial class ReadmeScript
{
    public static async Task<(int ExitCode, string Output)> VerifyReceiptAsync(string receipt, string publicKey)
    {
        var readme = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "README.md"));
        var script = ShellBlock().Matches(readme).Select(match => match.Groups[1].Value).Single(text => text.Contains("statsexchange receipt v1", StringComparison.Ordinal));
        var folder = Directory.CreateTempSubdirectory("statsexchange-readme-");
        try
        {
            File.Copy(receipt, Path.Combine(folder.FullName, "receipt.json"));
            Directory.CreateDirectory(Path.Combine(folder.FullName, "data", "keys"));
            File.Copy(publicKey, Path.Combine(folder.FullName, "data", "keys", "evidence.pub.pem"));
            using var shell = Process.Start(new ProcessStartInfo("sh", ["-e", "-c", script])
            {
                WorkingDirectory = folder.FullName,
                RedirectStandardOutput = true,
            })!;
            var output = await shell.StandardOutput.ReadToEndAsync();
            await shell.WaitForExitAsync();
            return (shell.ExitCode, output.Trim());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [GeneratedRegex("```sh\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex ShellBlock();
}
