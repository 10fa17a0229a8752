// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Harmonisation;
using StatsExchange.Domain.Reasons;
using StatsExchange.V1;
using AsymmetryReason = StatsExchange.Domain.Reasons.AsymmetryReason;
using ReasonKind = StatsExchange.Domain.Reasons.ReasonKind;
using StayHarmonisation = StatsExchange.Domain.Harmonisation.StayHarmonisation;
using StayObstacle = StatsExchange.Domain.Harmonisation.StayObstacle;

namespace StatsExchange.Grains.Corridors;

/// <summary>Reasons, and how figures were counted, as they are sent.</summary>
internal static class ReasonMessages
{
    public static IEnumerable<Reason> Of(ExplainedDifference difference) => difference.Steps.Select(Of);

    public static V1.AsymmetryReason Of(AsymmetryReason reason) => reason switch
    {
        AsymmetryReason.Definition => V1.AsymmetryReason.Definition,
        AsymmetryReason.MinimumStay => V1.AsymmetryReason.MinimumStay,
        AsymmetryReason.CoverageOfGroups => V1.AsymmetryReason.CoverageOfGroups,
        AsymmetryReason.Territory => V1.AsymmetryReason.Territory,
        AsymmetryReason.UnknownPartner => V1.AsymmetryReason.UnknownPartner,
        AsymmetryReason.ReferenceDate => V1.AsymmetryReason.ReferenceDate,
        AsymmetryReason.RegisterLag => V1.AsymmetryReason.RegisterLag,
        AsymmetryReason.Unit => V1.AsymmetryReason.Unit,
        AsymmetryReason.RoundingOrConfidentiality => V1.AsymmetryReason.RoundingOrConfidentiality,
        AsymmetryReason.CopiedFromMirror => V1.AsymmetryReason.CopiedFromMirror,
        _ => V1.AsymmetryReason.Unexplained,
    };

    public static V1.StayHarmonisation Of(StayHarmonisation harmonisation)
    {
        var message = new V1.StayHarmonisation
        {
            Factors = harmonisation.Factors.Name,
            Version = harmonisation.Factors.Version,
            Source = harmonisation.Factors.Source,
            TargetMonths = harmonisation.TargetMonths,
        };
        if (harmonisation.Factors.Rate is { } rate)
        {
            message.Rate = rate;
        }

        return message;
    }

    public static SideStay Of(SideFacts facts)
    {
        var message = new SideStay
        {
            Threshold = facts.Threshold.ToString(),
            ToldBy = !facts.Threshold.IsKnown ? StaySource.Unspecified : facts.IsThresholdFromSheet ? StaySource.Sheet : StaySource.Observation,
            Obstacle = facts.Conversion is { } conversion ? Of(conversion.Obstacle) : V1.StayObstacle.Unspecified,
            Extrapolated = facts.Conversion is { IsExtrapolated: true },
        };
        if (facts.Conversion?.Factor is { } factor)
        {
            message.Factor = factor;
        }

        return message;
    }

    private static Reason Of(ReasonStep step)
    {
        var reason = new Reason
        {
            Reason_ = Of(step.Reason),
            Kind = step.Kind switch
            {
                ReasonKind.Computed => V1.ReasonKind.Computed,
                ReasonKind.Assumed => V1.ReasonKind.Assumed,
                _ => V1.ReasonKind.Declared,
            },
            Detail = step.Detail,
            Source = step.Source,
        };
        if (step.LogPoints is { } points)
        {
            reason.LogPoints = points;
        }

        return reason;
    }

    private static V1.StayObstacle Of(StayObstacle obstacle) => obstacle switch
    {
        StayObstacle.None => V1.StayObstacle.None,
        StayObstacle.Stock => V1.StayObstacle.Stock,
        StayObstacle.Transition => V1.StayObstacle.Transition,
        StayObstacle.UnknownThreshold => V1.StayObstacle.UnknownThreshold,
        _ => V1.StayObstacle.OutsideSet,
    };
}
