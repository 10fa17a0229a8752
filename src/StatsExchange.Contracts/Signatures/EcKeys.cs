// SPDX-License-Identifier: Apache-2.0
using System.Security.Cryptography;

namespace StatsExchange.Contracts.Signatures;

internal static class EcKeys
{
    private const string P256 = "1.2.840.10045.3.1.7";

    public static ECDsa FromPem(string pem)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            if (key.ExportParameters(includePrivateParameters: false).Curve.Oid.Value == P256)
            {
                return key;
            }
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException or PlatformNotSupportedException)
        {
            key.Dispose();
            throw new FormatException("Expected a PEM text with one ECDSA key on the curve P-256.");
        }

        key.Dispose();
        throw new FormatException("Expected an ECDSA key on the curve P-256; this one is on another.");
    }
}
