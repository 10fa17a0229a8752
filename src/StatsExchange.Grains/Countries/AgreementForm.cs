// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain;
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Structures;
using StatsExchange.Grains.Callers;
using StatsExchange.V1;
using DimensionRole = StatsExchange.Domain.Structures.DimensionRole;

namespace StatsExchange.Grains.Countries;

/// <summary>Checks the terms of an agreement before it is drafted.</summary>
internal static class AgreementForm
{
    private const int MostRetentionMonths = 1_200;

    /// <exception cref="RefusedException">A term is not as it must be.</exception>
    public static void Check(AgreementTerms terms)
    {
        if (!CountryCode.TryParse(terms.Grantee, out _) && !RegionCode.TryParse(terms.Grantee, out _))
        {
            throw RefusedException.Field("terms.grantee", "expected a country by alpha-3 or a regional body");
        }

        if (terms.Grantee == terms.Grantor)
        {
            throw RefusedException.Field("terms.grantee", "expected another party than the grantor");
        }

        if (terms.Structures.Count == 0 || terms.Structures.Any(id => StructureCatalogue.Find(id) is not { } structure || structure.Id == StructureCatalogue.Consolidated.Id)
            || terms.Structures.Distinct(StringComparer.Ordinal).Count() < terms.Structures.Count)
        {
            throw RefusedException.Field("terms.structures", "expected one or more of STOCK, FLOW, RETURN, each once");
        }

        if (terms.Uses.Count == 0 || terms.Uses.Any(use => use == Use.Unspecified || !System.Enum.IsDefined(use)) || terms.Uses.Distinct().Count() < terms.Uses.Count)
        {
            throw RefusedException.Field("terms.uses", "expected one or more uses, each once");
        }

        FreeText.Check(terms.LegalBasis, "terms.legal_basis");
        CheckDepth(terms);
        CheckUndertaking(terms);
        CheckTimes(terms);
    }

    private static void CheckDepth(AgreementTerms terms)
    {
        if (terms.Depth is not { } depth)
        {
            return;
        }

        var additive = terms.Structures
            .SelectMany(id => StructureCatalogue.Find(id)!.Dimensions)
            .Where(dimension => dimension.Role == DimensionRole.Additive)
            .Select(dimension => dimension.Id)
            .ToHashSet(StringComparer.Ordinal);
        if (depth.Dimensions.FirstOrDefault(dimension => !additive.Contains(dimension)) is { } unknown)
        {
            throw RefusedException.Field("terms.depth.dimensions", $"expected additive dimensions of {string.Join(", ", terms.Structures)}, such as SEX; {unknown} is none");
        }

        if (depth.Dimensions.Distinct(StringComparer.Ordinal).Count() < depth.Dimensions.Count)
        {
            throw RefusedException.Field("terms.depth.dimensions", "expected each dimension once");
        }
    }

    private static void CheckUndertaking(AgreementTerms terms)
    {
        if (terms.UndertakingDigest.Length is not (0 or Digest.Size))
        {
            throw RefusedException.Field("terms.undertaking_digest", $"expected {Digest.Size} bytes or none");
        }

        if (terms.UndertakingDigest.IsEmpty && (terms.PreRelease || terms.IncludesConfidential))
        {
            throw RefusedException.Field("terms.undertaking_digest", "expected the digest of a signed confidentiality undertaking, because embargoed or confidential values are opened");
        }

        if (terms.PreRelease && !terms.Uses.Contains(Use.Compare))
        {
            throw RefusedException.Field("terms.pre_release", "expected the use COMPARE with it: what is pre-released is for comparison only");
        }
    }

    private static void CheckTimes(AgreementTerms terms)
    {
        if (terms.HasRetentionMonths && terms.RetentionMonths is < 0 or > MostRetentionMonths)
        {
            throw RefusedException.Field("terms.retention_months", $"expected 0 to {MostRetentionMonths} months");
        }

        if (RequestTimes.Read(terms.ValidTo, "terms.valid_to") <= RequestTimes.Read(terms.ValidFrom, "terms.valid_from"))
        {
            throw RefusedException.Field("terms.valid_to", "expected a time after valid_from");
        }

        // A span of time, whatever its ends are written in: 2014 to 2015-06 says until the end of June.
        PeriodTexts.Range(terms.PeriodFrom, terms.PeriodTo, "terms.period_from");
    }
}
