// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Reconciliation.ChoiceRules;

/// <summary>The choice rules: no model, only a preference that is named.</summary>
internal sealed class ChoiceRules : IMethodFamily
{
    private const string Guidelines = "UNECE and Eurostat, Guidelines for Exchanging Data to Improve Emigration Statistics (2010)";
    private const string NeedsBoth = "A 0 counts as a value. Where a side is missing there is no estimate.";

    public ImmutableArray<IReconciliationMethod> Methods { get; } =
    [
        new ChoiceRule("receiving", "The destination's value", Guidelines, "A 0 is taken as it is. Where the destination's value is missing there is no estimate.", Receiving, ReportSide.Immigration),
        new ChoiceRule("sending", "The origin's value", Guidelines, "A 0 is taken as it is. Where the origin's value is missing there is no estimate.", Sending, ReportSide.Emigration),
        new ChoiceRule("max", "The larger of both values", Guidelines, NeedsBoth, f => BothSides.Combine(f, Math.Max)),
        new ChoiceRule("min", "The smaller of both values", Guidelines, NeedsBoth, f => BothSides.Combine(f, Math.Min)),
        new ChoiceRule("mean", "The mean of both values", Guidelines, NeedsBoth, f => BothSides.Combine(f, (o, d) => (o / 2) + (d / 2))),
        new ChoiceRule("geometric", "The geometric mean of both values", Guidelines, "Not defined where a side is 0. Where a side is missing there is no estimate.", Geometric),
    ];

    private static CorridorEstimate Receiving(CorridorFigure figure)
    {
        if (figure.UsableDestination is { } value)
        {
            return CorridorEstimate.Of(figure, value);
        }

        return CorridorEstimate.None(figure, figure.DestinationWithheld ? EstimateReason.Withheld : EstimateReason.DestinationMissing);
    }

    private static CorridorEstimate Sending(CorridorFigure figure)
    {
        if (figure.UsableOrigin is { } value)
        {
            return CorridorEstimate.Of(figure, value);
        }

        return CorridorEstimate.None(figure, figure.OriginWithheld ? EstimateReason.Withheld : EstimateReason.OriginMissing);
    }

    // The product of two counts can overflow; their ratio cannot.
    private static CorridorEstimate Geometric(CorridorFigure figure) =>
        figure.IsTwoSided && (figure.UsableOrigin == 0 || figure.UsableDestination == 0)
            ? CorridorEstimate.None(figure, EstimateReason.ZeroSide)
            : BothSides.Combine(figure, (o, d) => Math.Max(o, d) * Math.Sqrt(Math.Min(o, d) / Math.Max(o, d)));
}
