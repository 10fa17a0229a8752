// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain;
using StatsExchange.Grains.Callers;
using StatsExchange.V1;

namespace StatsExchange.Grains.Countries;

/// <summary>
/// Decides what of a country's figures a caller may see: the owner everything; another country the cells of the shared corridor under a
/// valid agreement; a regional body everything its agreement covers. Everybody else nothing.
/// </summary>
internal sealed class ReadAuthority
{
    private readonly string _country;
    private readonly AgreementBook _agreements;
    private readonly DateTimeOffset _now;

    public ReadAuthority(string country, AgreementBook agreements, DateTimeOffset now)
    {
        _country = country;
        _agreements = agreements;
        _now = now;
    }

    /// <summary>What the caller may see.</summary>
    /// <exception cref="RefusedException">Nothing.</exception>
    public CellScope Decide(Caller caller, ReadingRequest request)
    {
        var isOwner = caller.Country == _country && caller.Role is (Role.Submitter or Role.Analyst or Role.Signatory);
        if (isOwner && request.ShownTo is null)
        {
            return CellScope.Owner;
        }

        // The hub looks for revisions on behalf of the partner and learns no more than the partner may.
        var isForPartner = isOwner || (caller.Role == Role.Hub && request.ShownTo is not null);
        var grantee = isForPartner ? request.ShownTo! : GranteeFor(caller, request);
        var asked = PeriodRange.Parse(request.PeriodFrom, request.PeriodTo);
        var grants = _agreements.All
            .Where(agreement => Covers(agreement, grantee, request) && RangeOf(agreement.Terms).Overlaps(asked))
            .Select(agreement => GrantOf(agreement, request))
            .ToImmutableArray();
        return grants.IsEmpty
            ? throw new RefusedException(ErrorReason.NoAgreement, $"No valid agreement of {_country} lets {grantee} use its {request.Structure} figures of these periods in this way.")
            : new CellScope(IsOwner: false, Counterpart: request.Region is null ? grantee : null, grants, grantee);
    }

    /// <summary>The valid agreements that let a party use classes of these dimensions of the structure and period in this way.</summary>
    public IEnumerable<string> Permitting(string grantee, UseQuestion question, string period)
    {
        var request = new ReadingRequest(question.Structure, period, period, question.Use) { Classes = question.Classes };
        var needsConfidential = question.OfWhatServed is { } served && Covering(request with { Use = served }).Any(agreement => agreement.Terms.IncludesConfidential);
        return Covering(request)
            .Where(agreement => agreement.Terms.IncludesConfidential || !needsConfidential)
            .Select(agreement => agreement.Id);

        IEnumerable<Agreement> Covering(ReadingRequest use) =>
            _agreements.All.Where(agreement => Covers(agreement, grantee, use) && RangeOf(agreement.Terms).Contains(Period.Parse(period)));
    }

    /// <summary>What a party may see of a structure under all valid agreements with it, whatever their uses; null where there is none.</summary>
    public CellScope? ScopeOfAnyUse(string grantee, bool isCountry, string structure)
    {
        var grants = _agreements.All
            .Where(agreement => IsInForce(agreement, grantee) && agreement.Terms.Structures.Contains(structure))
            .Select(agreement => GrantOf(agreement, leavesOutConfidential: false, forComparison: false))
            .ToImmutableArray();
        return grants.IsEmpty ? null : new CellScope(IsOwner: false, Counterpart: isCountry ? grantee : null, grants, grantee);
    }

    /// <summary>Whether an agreement with a party is signed and valid now.</summary>
    public bool IsInForce(Agreement agreement, string grantee) => agreement.Terms.Grantee == grantee && agreement.IsInForce(_now);

    private string GranteeFor(Caller caller, ReadingRequest request)
    {
        if (request.Region is { } region)
        {
            return caller.RequireRegion(region).Region ?? region;
        }

        return (caller.Role is Role.Analyst or Role.Signatory || (request.ForValidation && caller.Role == Role.Submitter)) && caller.Country is { } country
            ? country
            : throw new RefusedException(ErrorReason.NotYours, $"The figures belong to {_country}.");
    }

    private bool Covers(Agreement agreement, string grantee, ReadingRequest request)
    {
        return IsInForce(agreement, grantee)
            && agreement.Terms.Structures.Contains(request.Structure)
            && agreement.Terms.Uses.Contains(request.Use)
            && (agreement.Terms.Depth is not { } depth || request.Classes.All(depth.Dimensions.Contains));
    }

    private static Grant GrantOf(Agreement agreement, ReadingRequest request) => GrantOf(agreement, request.LeavesOutConfidential, request.ForComparison);

    private static Grant GrantOf(Agreement agreement, bool leavesOutConfidential, bool forComparison) => new(
        agreement.Terms.PeriodFrom,
        agreement.Terms.PeriodTo,
        agreement.Terms.IncludesConfidential && !leavesOutConfidential,
        agreement.Id,
        agreement.Terms.Depth is { } depth ? string.Join(' ', depth.Dimensions) : null,
        agreement.Terms.PreRelease && forComparison);

    private static PeriodRange RangeOf(AgreementTerms terms) => PeriodRange.Parse(terms.PeriodFrom, terms.PeriodTo);
}
