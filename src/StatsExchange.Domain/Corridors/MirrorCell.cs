// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Alignment;

namespace StatsExchange.Domain.Corridors;

/// <summary>What both offices report about the same people.</summary>
/// <param name="Period">The period observed (TIME_PERIOD).</param>
/// <param name="Key">The matched dimensions with their codes.</param>
/// <param name="Origin">What the origin of the move reports.</param>
/// <param name="Destination">What the destination of the move reports.</param>
public readonly record struct MirrorCell(string Period, MatchedKey Key, MirrorFigure Origin, MirrorFigure Destination)
{
    /// <summary>Why only one side has it, or a sum has no value, where alignment was tried.</summary>
    public AlignmentObstacle Obstacle { get; init; }

    /// <summary>Which sides are missing. A side that is suppressed, ambiguous or counted elsewhere is not.</summary>
    public MirrorMissing Missing => (Origin.Status, Destination.Status) switch
    {
        (MirrorStatus.Missing, MirrorStatus.Missing) => MirrorMissing.Both,
        (MirrorStatus.Missing, _) => MirrorMissing.Origin,
        (_, MirrorStatus.Missing) => MirrorMissing.Destination,
        _ => MirrorMissing.None,
    };

    /// <summary>How far the two are apart; all null unless both are reported.</summary>
    public AsymmetryMeasures Measures => AsymmetryMeasures.Of(Origin.Value, Destination.Value);
}
