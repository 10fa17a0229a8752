// SPDX-License-Identifier: Apache-2.0
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace StatsExchange.Hub.Tests.Running;

/// <summary>Makes tokens, good ones and bad ones, byte for byte, without the library that reads them.</summary>
public sealed class TokenMint(string keyFile) : IDisposable
{
    private readonly ECDsa _key = Load(keyFile);

    /// <summary>The claims of a token that holds now.</summary>
    public static JsonObject Claims(string role, string? country = null, string? region = null)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        JsonObject claims = new()
        {
            ["iss"] = "statsexchange",
            ["aud"] = "statsexchange",
            ["sub"] = "test",
            ["nbf"] = now - 60,
            ["exp"] = now + 600,
            ["role"] = role,
        };
        if (country is not null)
        {
            claims["country"] = country;
        }

        if (region is not null)
        {
            claims["region"] = region;
        }

        return claims;
    }

    public string Token(string role, string? country = null, string? region = null) => Sign(Claims(role, country, region));

    public string Sign(JsonObject claims) => Compose("ES256", claims, text => _key.SignData(text, HashAlgorithmName.SHA256));

    public static string Unsigned(JsonObject claims) => Compose("none", claims, _ => []);

    /// <summary>The old trick: the public key, which everybody has, used as the secret of an HMAC.</summary>
    public string WithPublicKeyAsSecret(JsonObject claims) => Compose(
        "HS256", claims, text => HMACSHA256.HashData(Encoding.UTF8.GetBytes(_key.ExportSubjectPublicKeyInfoPem()), text));

    public static string ByAnotherKey(JsonObject claims)
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Compose("ES256", claims, text => other.SignData(text, HashAlgorithmName.SHA256));
    }

    public void Dispose() => _key.Dispose();

    private static string Compose(string algorithm, JsonObject claims, Func<byte[], byte[]> sign)
    {
        var header = JsonSerializer.SerializeToUtf8Bytes(new { alg = algorithm, typ = "JWT" });
        var text = $"{Base64Url.EncodeToString(header)}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims.ToJsonString()))}";
        return $"{text}.{Base64Url.EncodeToString(sign(Encoding.ASCII.GetBytes(text)))}";
    }

    private static ECDsa Load(string path)
    {
        var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(path));
        return key;
    }
}
