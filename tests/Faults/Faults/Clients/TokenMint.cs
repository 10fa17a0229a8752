// SPDX-License-Identifier: Apache-2.0
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace StatsExchange.Faults.Clients;

/// <summary>Makes tokens with the key of a hub's embedded issuer.</summary>
internal static class TokenMint
{
    public static string Submitter(string keyFile, string country)
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(keyFile));
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var header = JsonSerializer.SerializeToUtf8Bytes(new { alg = "ES256", typ = "JWT" });
        var claims = JsonSerializer.SerializeToUtf8Bytes(
            new { iss = "statsexchange", aud = "statsexchange", sub = "faults", nbf = now - 60, exp = now + 86_400, role = "submitter", country });
        var text = $"{Base64Url.EncodeToString(header)}.{Base64Url.EncodeToString(claims)}";
        return $"{text}.{Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256))}";
    }
}
