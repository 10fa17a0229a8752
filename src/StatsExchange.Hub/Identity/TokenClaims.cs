// SPDX-License-Identifier: Apache-2.0
using System.Collections.Frozen;
using Microsoft.IdentityModel.JsonWebTokens;
using StatsExchange.Domain.Areas;
using StatsExchange.Grains.Callers;

namespace StatsExchange.Hub.Identity;

/// <summary>The claims of ours in a token. A role and a country or region that do not fit each other are refused, not interpreted.</summary>
internal static class TokenClaims
{
    private const int LongestSubject = 100;

    private static readonly FrozenDictionary<string, Role> Roles = Enum.GetValues<Role>()
        .Where(role => role is not (Role.None or Role.Hub))
        .ToFrozenDictionary(role => role.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    public static Caller? Read(JsonWebToken token)
    {
        if (!TryRead(token, "sub", out var subject) || !TryRead(token, "role", out var roleName)
            || !TryRead(token, "country", out var country) || !TryRead(token, "region", out var region))
        {
            return null;
        }

        return IsSubject(subject) && roleName is not null && Roles.TryGetValue(roleName, out var role) && Fits(role, country, region)
            ? new Caller(subject!, role, country, region)
            : null;
    }

    private static bool Fits(Role role, string? country, string? region) => role switch
    {
        Role.Submitter or Role.Analyst or Role.Signatory or Role.Provider => CountryCode.TryParse(country, out _) && region is null,
        Role.Region => RegionCode.TryParse(region, out _) && country is null,
        Role.Steward => (region is null || RegionCode.TryParse(region, out _)) && country is null,
        // A country names whose person it is, for the records; it opens nothing.
        Role.Admin or Role.Auditor => (country is null || CountryCode.TryParse(country, out _)) && region is null,
        _ => false,
    };

    // It becomes part of actors in the journal.
    private static bool IsSubject(string? subject) =>
        subject is { Length: > 0 and <= LongestSubject } && !subject.Any(c => char.IsControl(c) || char.IsSurrogate(c));

    // False where the claim is there and is no text.
    private static bool TryRead(JsonWebToken token, string claim, out string? value)
    {
        value = null;
        return !token.TryGetPayloadValue<object>(claim, out var found) || (value = found as string) is not null;
    }
}
