// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Corridors;
using StatsExchange.Domain.Harmonisation;
using StatsExchange.Domain.Reconciliation.Measurement;

namespace StatsExchange.Domain.Reasons;

/// <summary>
/// Takes the difference of two figures apart. A reason is computed only where both sides state what it needs, in their cells or sheets; where
/// they state different things and no number follows, it is declared; where one of them states nothing, it does not appear.
/// </summary>
/// <remarks>
/// Each computed step multiplies O and D by what brings them to a common footing: the factor of the minimum stay, 1 − the share of a group one
/// of them leaves out, 1 / the share of the territory covered, 1 / (1 − the share whose partner is not known), 1 / (1 − the share registered
/// too late). Its log points are ln(factor of O) − ln(factor of D). Shares are those of each side's own cells, so that the steps do not depend on
/// each other; only rounding comes last, because it asks whether what is left is smaller than half of both rounding bases. A figure that is a
/// copy of its mirror was counted by the other's rules: nothing is computed then.
/// </remarks>
public static class Explanation
{
    private const double Noise = 1e-12;
    private const string UndercountSource = "Undercount priors of Raymer, Wiśniowski, Forster, Smith, Bijak 2013; there is none for medium";

    /// <summary>The reasons in their fixed order.</summary>
    /// <param name="origin">What is known of O.</param>
    /// <param name="destination">What is known of D.</param>
    /// <param name="harmonisation">The minimum stay wanted and the factors the conversions of both were made with; null where none are named.</param>
    public static ExplainedDifference Of(SideFacts origin, SideFacts destination, StayHarmonisation? harmonisation)
    {
        List<Adjustment> computed = [];
        List<ReasonStep> stated = [];
        var isCopy = origin.Sheet?.IsCopiedFromMirror == true || destination.Sheet?.IsCopiedFromMirror == true;
        if (isCopy)
        {
            stated.Add(new ReasonStep(AsymmetryReason.CopiedFromMirror, ReasonKind.Declared, null, CopyOf(origin, destination), string.Empty));
        }
        else
        {
            StatedReasons.AddDefinition(origin, destination, stated);
            StatedReasons.AddMinimumStay(origin, destination, harmonisation, computed, stated);
            CoverageReason.Add(origin, destination, computed, stated);
            StatedReasons.AddTerritory(origin, destination, computed, stated);
            StatedReasons.AddUnknownPartner(origin, destination, computed, stated);
            StatedReasons.AddReferenceDate(origin, destination, stated);
            StatedReasons.AddRegisterLag(origin, destination, computed, stated);
        }

        return AsymmetryMeasures.Of(origin.Value, destination.Value).LogRatio is { } logRatio
            ? InSum(origin, destination, logRatio, computed, stated, isCopy)
            : new ExplainedDifference(null, [.. stated.OrderBy(step => step.Reason)]);
    }

    private static ExplainedDifference InSum(
        SideFacts origin, SideFacts destination, double logRatio, List<Adjustment> computed, List<ReasonStep> stated, bool isCopy)
    {
        var left = logRatio - computed.Sum(adjustment => adjustment.LogPoints);
        if (!isCopy && IsWithinRounding(origin, destination, computed, left))
        {
            computed.Add(new Adjustment(AsymmetryReason.RoundingOrConfidentiality, left, 0, "within half of both rounding bases", "Rounding bases stated in both sheets"));
            left = 0;
        }

        var steps = computed.Where(adjustment => adjustment.LogPoints != 0).Select(adjustment => adjustment.AsStep())
            .Concat(stated)
            .OrderBy(step => step.Reason)
            .Append(new ReasonStep(AsymmetryReason.Unexplained, ReasonKind.Computed, left, string.Empty, string.Empty));
        return new ExplainedDifference(logRatio, [.. steps, .. Assumed(origin, destination)]);
    }

    private static bool IsWithinRounding(SideFacts origin, SideFacts destination, List<Adjustment> computed, double left)
    {
        if (origin.Sheet?.RoundingBase is not { } originBase || destination.Sheet?.RoundingBase is not { } destinationBase || Math.Abs(left) <= Noise)
        {
            return false;
        }

        var originFactor = Math.Exp(computed.Sum(adjustment => adjustment.Origin));
        var destinationFactor = Math.Exp(computed.Sum(adjustment => adjustment.Destination));
        var gap = Math.Abs((destination.Value * destinationFactor) - (origin.Value * originFactor));
        return gap <= (HalfOf(originBase) * originFactor) + (HalfOf(destinationBase) * destinationFactor);
    }

    // Base 1 means that the figure is not rounded.
    private static double HalfOf(int roundingBase) => roundingBase > 1 ? roundingBase / 2.0 : 0;

    private static IEnumerable<ReasonStep> Assumed(SideFacts origin, SideFacts destination)
    {
        if (Expected(origin) is { } left && Expected(destination) is { } right)
        {
            yield return new ReasonStep(AsymmetryReason.Unexplained, ReasonKind.Assumed, right - left, "undercount of both", UndercountSource);
        }
    }

    private static double? Expected(SideFacts facts) =>
        facts is { UndercountSide: { } side, Sheet.Undercount: { } undercount } ? UndercountPriors.Published(side, undercount.Class)?.MeanOfLog : null;

    private static string CopyOf(SideFacts origin, SideFacts destination) =>
        (origin.Sheet?.IsCopiedFromMirror, destination.Sheet?.IsCopiedFromMirror) switch
        {
            (true, true) => "each is a copy of the other's",
            (true, _) => "the origin's is the destination's",
            _ => "the destination's is the origin's",
        };
}
