// SPDX-License-Identifier: Apache-2.0
using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace StatsExchange.Cli.Tokens;

/// <summary>Makes tokens (RFC 7519, ES256) with the private key of the hub's embedded issuer.</summary>
internal sealed class TokenIssuer : IDisposable
{
    public const string Issuer = "statsexchange";
    public const string Audience = "statsexchange";

    private readonly ECDsa _key;
    private readonly SigningCredentials _credentials;
    private readonly TimeProvider _clock;

    private TokenIssuer(ECDsa key, TimeProvider clock)
    {
        _key = key;
        _clock = clock;
        var id = Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()));
        _credentials = new SigningCredentials(new ECDsaSecurityKey(key) { KeyId = id }, SecurityAlgorithms.EcdsaSha256);
    }

    /// <summary>Reads the issuer's key.</summary>
    /// <exception cref="FormatException">It is not a private ECDSA key on P-256.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static TokenIssuer FromFile(string path, TimeProvider clock)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(path));
            key.ExportParameters(includePrivateParameters: true);
            return key.KeySize == 256 ? new TokenIssuer(key, clock) : throw new FormatException($"{path} is not a key on the curve P-256.");
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            key.Dispose();
            throw new FormatException($"{path} is not a private ECDSA key in PEM.", e);
        }
    }

    /// <summary>Makes a token that is valid from now; with a negative time it has already expired.</summary>
    public string Issue(TokenClaims claims, TimeSpan validFor)
    {
        var now = _clock.GetUtcNow().UtcDateTime;
        var expires = now + validFor;
        var named = new Dictionary<string, object> { [JwtRegisteredClaimNames.Sub] = claims.Subject, ["role"] = claims.Role };
        if (claims.Country is not null)
        {
            named["country"] = claims.Country;
        }

        if (claims.Region is not null)
        {
            named["region"] = claims.Region;
        }

        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = Audience,
            NotBefore = expires < now ? expires : now,
            Expires = expires,
            Claims = named,
            SigningCredentials = _credentials,
        });
    }

    public void Dispose() => _key.Dispose();
}
