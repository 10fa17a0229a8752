// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using StatsExchange.Contracts.Signatures;
using StatsExchange.V1;

namespace StatsExchange.Contracts.Agreements;

/// <summary>The bytes both parties of an agreement sign.</summary>
public static class AgreementStatement
{
    private const string AllDetail = "all";
    private const string TotalsOnly = "totals";

    /// <summary>
    /// States the terms in the order given; an empty value means that a term sets no limit. Terms without depth, pre-release and retention are
    /// stated as they were before there were these (v1), so that what was signed keeps its bytes and its meaning; others state them too (v2).
    /// </summary>
    /// <param name="id">The agreement's id.</param>
    /// <param name="terms">What is agreed.</param>
    public static byte[] Of(string id, AgreementTerms terms)
    {
        var isOfSecondForm = terms.Depth is not null || terms.PreRelease || terms.HasRetentionMonths;
        var statement = new StatementWriter(isOfSecondForm ? "statsexchange agreement v2" : "statsexchange agreement v1")
            .Line("agreement", id)
            .Line("grantor", terms.Grantor)
            .Line("grantee", terms.Grantee)
            .Line("structures", string.Join(' ', terms.Structures))
            .Line("period_from", terms.PeriodFrom)
            .Line("period_to", terms.PeriodTo)
            .Line("uses", string.Join(' ', terms.Uses.Select(NameOf)))
            .Line("includes_confidential", terms.IncludesConfidential ? "yes" : "no")
            .Line("legal_basis", terms.LegalBasis)
            .Line("undertaking_digest", terms.UndertakingDigest)
            .Line("valid_from", terms.ValidFrom)
            .Line("valid_to", terms.ValidTo);
        return isOfSecondForm
            ? statement
                .Line("depth", DepthOf(terms.Depth))
                .Line("pre_release", terms.PreRelease ? "yes" : "no")
                .Line("retention_months", terms.HasRetentionMonths ? terms.RetentionMonths.ToString(CultureInfo.InvariantCulture) : "")
                .ToBytes()
            : statement.ToBytes();
    }

    private static string DepthOf(Depth? depth) =>
        depth is null ? AllDetail
        : depth.Dimensions.Count == 0 ? TotalsOnly
        : string.Join(' ', depth.Dimensions.Prepend(TotalsOnly));

    private static string NameOf(Use use) => use switch
    {
        Use.Compare => "COMPARE",
        Use.Estimate => "ESTIMATE",
        Use.Adopt => "ADOPT",
        Use.PublishAgreed => "PUBLISH_AGREED",
        Use.PublishOriginal => "PUBLISH_ORIGINAL",
        Use.ForwardToRegion => "FORWARD_TO_REGION",
        _ => throw new ArgumentOutOfRangeException(nameof(use), use, "An agreement states known uses only."),
    };
}
