// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Cli.Reconciliation;

/// <summary>What the codes of reasons mean, so that "because …" can stand before it.</summary>
internal static class ReasonWords
{
    private static readonly Dictionary<string, string> Estimates = new(StringComparer.Ordinal)
    {
        ["NOT_REPORTED"] = "neither side reports it",
        ["ORIGIN_MISSING"] = "the origin's figure is needed and missing",
        ["DESTINATION_MISSING"] = "the destination's figure is needed and missing",
        ["WITHHELD"] = "a figure that is needed may not be used",
        ["RESTS_ON_WITHHELD"] = "it follows from a figure that was withheld or taken back since, so reconcile again",
        ["NOT_SHOWN"] = "a figure it rests on may be used and not shown",
        ["ZERO_SIDE"] = "the method is not defined where a side is 0",
        ["NO_WEIGHT"] = "a reporter has no weight",
        ["NO_FACTOR"] = "no side that reports it has a factor in use",
        ["NO_CLASS"] = "no side that reports it states classes of undercount and accuracy",
        ["STOCK_UNKNOWN"] = "a stock it follows from is not known",
        ["NOT_LINKED"] = "nothing that is known links its origin and its destination",
        ["NO_AGREEMENT"] = "no agreement of its origin or destination covers it",
        ["ORIGIN_SUPPRESSED"] = "the origin's figure is withheld",
        ["DESTINATION_SUPPRESSED"] = "the destination's figure is withheld",
        ["ORIGIN_AMBIGUOUS"] = "the origin reports several figures and nothing says which counts",
        ["DESTINATION_AMBIGUOUS"] = "the destination reports several figures and nothing says which counts",
        ["ORIGIN_NOT_CONVERTED"] = "the origin's figure cannot be brought to the minimum stay",
        ["DESTINATION_NOT_CONVERTED"] = "the destination's figure cannot be brought to the minimum stay",
        ["ORIGIN_COPIED"] = "the origin's figure is a copy of the destination's",
        ["DESTINATION_COPIED"] = "the destination's figure is a copy of the origin's",
    };

    private static readonly Dictionary<string, string> Factors = new(StringComparer.Ordinal)
    {
        ["NOT_REPORTED"] = "nothing is reported on this side",
        ["NOT_CONVERTED"] = "nothing that is reported on this side can be brought to the minimum stay",
        ["NOT_COMPARABLE"] = "all that is reported on this side are copies, or figures of which nothing says which counts",
        ["PARTNERS_WITHOUT_AGREEMENT"] = "it is reported only on members whose figures no agreement lets the region use",
        ["WITHHELD"] = "all that is reported on this side is withheld",
        ["RESTS_ON_WITHHELD"] = "it follows from a figure that was withheld or taken back since, so reconcile again",
        ["NOT_SHOWN"] = "it was fitted to figures that may be used and not shown",
        ["NO_TWO_SIDED_CELL"] = "no partner has a figure of the same corridors that may be used",
        ["ONLY_ZEROS"] = "only zeros are reported where partners report too",
        ["PARTNERS_ONLY_ZEROS"] = "partners report only zeros there",
        ["NO_SOLUTION"] = "the equations of its group have no usable solution",
        ["OUT_OF_RANGE"] = "the factor is above 5 or below 0.2",
        ["SET_APART"] = "all corridors that could tell it were set apart",
        ["NO_AGREEMENT"] = "no agreement covers the read",
    };

    /// <summary>Why a corridor has no estimate; several codes stand side by side.</summary>
    public static string OfEstimate(string reason) => Of(Estimates, reason);

    /// <summary>Why there is no factor, or why it is not used.</summary>
    public static string OfFactor(string reason) => Of(Factors, reason);

    private static string Of(Dictionary<string, string> words, string reason) => string.Join(
        " and ", reason.Split(' ').Select(code => words.GetValueOrDefault(code) ?? code.Replace('_', ' ').ToLowerInvariant()));
}
