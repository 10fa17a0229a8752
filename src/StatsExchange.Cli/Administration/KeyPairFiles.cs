// SPDX-License-Identifier: Apache-2.0
using System.Text;
using StatsExchange.Contracts.Signatures;

namespace StatsExchange.Cli.Administration;

/// <summary>A key pair on disk: the private key readable by its owner only, the public one beside it.</summary>
internal sealed record KeyPairFiles(string PrivateFile, string PublicFile, string KeyId)
{
    /// <summary>Makes a new pair; never overwrites one.</summary>
    /// <exception cref="IOException">One of the files exists, or cannot be written.</exception>
    public static KeyPairFiles Create(string privateFile)
    {
        var publicFile = Path.ChangeExtension(privateFile, ".pub.pem");
        if (File.Exists(privateFile) || File.Exists(publicFile))
        {
            throw new IOException($"{privateFile} or {publicFile} exists already; a key is never overwritten.");
        }

        using var key = SigningKey.Create();
        Write(privateFile, key.ExportPem(), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Write(publicFile, key.Public.Pem, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        return new KeyPairFiles(privateFile, publicFile, key.KeyId);
    }

    private static void Write(string path, string text, UnixFileMode mode)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = mode;
        }

        using var file = new FileStream(path, options);
        file.Write(Encoding.ASCII.GetBytes(text));
        file.Flush(flushToDisk: true);
    }
}
