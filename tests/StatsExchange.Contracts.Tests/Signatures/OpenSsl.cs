// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;

namespace StatsExchange.Contracts.Tests.Signatures;

/// <summary>The openssl command, in a folder of its own.</summary>
internal sealed class OpenSsl : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("statsexchange-openssl-");

    public static bool IsInstalled { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Any(folder => File.Exists(Path.Combine(folder, "openssl")));

    /// <summary>What <c>openssl dgst -sha256 -verify</c> says.</summary>
    public string Verify(string publicKeyPem, byte[] content, byte[] signature)
    {
        File.WriteAllText(PathOf("key.pem"), publicKeyPem);
        File.WriteAllBytes(PathOf("content"), content);
        File.WriteAllBytes(PathOf("content.sig"), signature);
        return Run("dgst", "-sha256", "-verify", PathOf("key.pem"), "-signature", PathOf("content.sig"), PathOf("content")).Trim();
    }

    /// <summary>A new private key, SEC 1 in PEM.</summary>
    public static string NewKey(string curve) => Run("ecparam", "-name", curve, "-genkey", "-noout");

    /// <summary>What <c>openssl dgst -sha256 -sign</c> makes of the content, and the public key as openssl writes it.</summary>
    public (byte[] Signature, string PublicKeyPem) Sign(string privateKeyPem, byte[] content)
    {
        File.WriteAllText(PathOf("private.pem"), privateKeyPem);
        File.WriteAllBytes(PathOf("content"), content);
        Run("dgst", "-sha256", "-sign", PathOf("private.pem"), "-out", PathOf("made.sig"), PathOf("content"));
        return (File.ReadAllBytes(PathOf("made.sig")), Run("pkey", "-in", PathOf("private.pem"), "-pubout"));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static string Run(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("openssl", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        _ = errors.Result;
        return output;
    }

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);
}
