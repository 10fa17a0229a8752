// SPDX-License-Identifier: Apache-2.0
using System.Security.Cryptography;

namespace StatsExchange.Faults.Runs;

/// <summary>The keys that hubs over one PostgreSQL share; their operator makes them.</summary>
internal static class SharedKeys
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static void Make(string data)
    {
        var keys = Path.Combine(data, "keys");
        Directory.CreateDirectory(data, Owner | UnixFileMode.UserExecute);
        Directory.CreateDirectory(keys, Owner | UnixFileMode.UserExecute);
        foreach (var path in new[] { Path.Combine(keys, "token.pem"), Path.Combine(keys, "evidence.pem") }.Where(path => !File.Exists(path)))
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            using FileStream file = new(path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = Owner });
            file.Write(System.Text.Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem() + "\n"));
        }
    }
}
