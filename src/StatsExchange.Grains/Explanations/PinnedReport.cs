// SPDX-License-Identifier: Apache-2.0
using StatsExchange.V1;

namespace StatsExchange.Grains.Explanations;

/// <summary>An end's figure in a snapshot, and what may be read now of how it stood then.</summary>
/// <param name="Side">Which end.</param>
/// <param name="Told">What is told of it.</param>
/// <param name="Then">The cells of then that the snapshot shows; null where none can be read.</param>
/// <param name="Now">The cells of now; null where none can be read.</param>
internal sealed record PinnedReport(CorridorSide Side, ExplainedReport Told, SideOfThen? Then, SideOfThen? Now)
{
    /// <summary>Nothing of it is hidden from the snapshot's readers: it has a value, or there is none.</summary>
    public bool IsOpen => Told.Figure.Standing switch
    {
        FigureStanding.Value or FigureStanding.Missing => true,
        FigureStanding.Absent => Told.Figure.Untold is UntoldReason.NoSuchFigure or UntoldReason.NoData,
        _ => false,
    };
}
