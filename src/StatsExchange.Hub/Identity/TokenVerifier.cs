// SPDX-License-Identifier: Apache-2.0
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using StatsExchange.Grains.Callers;
using StatsExchange.Hub.Keys;
using StatsExchange.Hub.Options;

namespace StatsExchange.Hub.Identity;

/// <summary>Reads tokens: ES256 by the issuer's key and nothing else, every claim checked, all of them fitting the role.</summary>
internal sealed class TokenVerifier
{
    private const string Audience = "statsexchange";
    private const int LongestToken = 8 * 1024;

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = LongestToken };
    private readonly TokenValidationParameters _rules;

    public TokenVerifier(HubKeys keys, TokenOptions options, TimeProvider time)
    {
        var skew = TimeSpan.FromSeconds(options.ClockSkewSeconds);
        _rules = new TokenValidationParameters
        {
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],

            // The default factory would keep a key for all hubs of a process that have the same, and after the first of them has disposed it.
            IssuerSigningKey = new ECDsaSecurityKey(keys.TokenIssuer) { CryptoProviderFactory = new CryptoProviderFactory() },
            ValidIssuer = options.Issuer,
            ValidAudience = Audience,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            LifetimeValidator = (notBefore, expires, _, _) => IsTime(time.GetUtcNow().UtcDateTime, notBefore, expires, skew),
        };
    }

    /// <summary>The caller a token names; null where it is not to be believed. Why is not told, since only forgers would gain.</summary>
    public async Task<Caller?> VerifyAsync(string token)
    {
        var result = await _handler.ValidateTokenAsync(token, _rules);
        return result.IsValid && result.SecurityToken is JsonWebToken valid ? TokenClaims.Read(valid) : null;
    }

    private static bool IsTime(DateTime now, DateTime? notBefore, DateTime? expires, TimeSpan skew) =>
        notBefore is { } from && expires is { } until && from - skew <= now && now < until + skew;
}
