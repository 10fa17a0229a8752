// SPDX-License-Identifier: Apache-2.0
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace StatsExchange.Benchmarks.Data;

/// <summary>Makes tokens (RFC 7519, ES256) with the key of the hub's embedded issuer.</summary>
internal static class HubToken
{
    private static readonly TimeSpan ValidFor = TimeSpan.FromHours(6);

    public static string Sign(string keyFile, string role, string country)
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(keyFile));
        var now = DateTimeOffset.UtcNow;
        var text = Part(new { alg = "ES256", typ = "JWT" }) + "." + Part(new
        {
            iss = "statsexchange",
            aud = "statsexchange",
            sub = "benchmark",
            nbf = now.AddMinutes(-1).ToUnixTimeSeconds(),
            exp = now.Add(ValidFor).ToUnixTimeSeconds(),
            role,
            country,
        });
        return text + "." + Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256));
    }

    private static string Part<T>(T content) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(content));
}
