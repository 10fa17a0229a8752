// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Callers;
using StatsExchange.V1;

namespace StatsExchange.Grains.Countries;

/// <summary>Decides which series sheets a caller may read: of figures under any valid agreement with it, whatever its use, or its own.</summary>
internal sealed class SheetAuthority(string country, AgreementBook agreements, DateTimeOffset now)
{
    /// <summary>Which sheets the caller may read.</summary>
    /// <exception cref="RefusedException">None at all.</exception>
    public Predicate<SeriesSheet> Decide(Caller caller)
    {
        if (caller.Country == country && caller.Role is (Role.Submitter or Role.Analyst or Role.Signatory))
        {
            return _ => true;
        }

        var grantee = (caller.Role, caller.Country, caller.Region) switch
        {
            (Role.Analyst or Role.Signatory, { } partner, _) => partner,
            (Role.Steward or Role.Region, null, { } region) => region,
            _ => throw new RefusedException(ErrorReason.NotYours, $"The series sheets belong to {country}."),
        };
        var authority = new ReadAuthority(country, agreements, now);
        var scopes = new Dictionary<string, CellScope?>(StringComparer.Ordinal);
        var covers = (SeriesSheet sheet) =>
        {
            if (!scopes.TryGetValue(sheet.Structure, out var scope))
            {
                scope = authority.ScopeOfAnyUse(grantee, caller.Country is not null, sheet.Structure);
                scopes.Add(sheet.Structure, scope);
            }

            return scope?.Covers(sheet) == true;
        };
        return agreements.All.Any(agreement => authority.IsInForce(agreement, grantee))
            ? sheet => covers(sheet)
            : throw new RefusedException(ErrorReason.NoAgreement, $"No valid agreement of {country} lets {grantee} use its figures, and so its series sheets.");
    }
}
