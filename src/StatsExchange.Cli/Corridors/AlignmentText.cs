// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Cli.Terminal;
using StatsExchange.V1;

namespace StatsExchange.Cli.Corridors;

/// <summary>What a comparison added up, and which classes it could not align.</summary>
internal static class AlignmentText
{
    private const string Mark = "*";

    /// <summary>The mark behind a side's figure that is a sum.</summary>
    public static string MarkOf(Derived derived, Derived side) => derived == side || derived == Derived.Both ? Mark : "";

    public static void Show(Output output, IEnumerable<MirrorCell> cells, IReadOnlyCollection<NotAligned> notAligned)
    {
        if (cells.Any(cell => cell.Derived is Derived.Origin or Derived.Destination or Derived.Both))
        {
            output.Line($"{Mark} added up from finer classes that the office sent. Cells of different fineness must not be added up together.");
        }

        if (notAligned.Count > 0)
        {
            output.Show(FigureTable.Of(
                "Classes that cannot be aligned", ["period", "office", "class", "why", "the other side has", "cells#"], notAligned.Select(RowOf)));
        }
    }

    private static string[] RowOf(NotAligned entry) =>
    [
        entry.TimePeriod,
        Figures.Party(entry.Country),
        $"{entry.Dimension}={entry.Code}",
        WhyOf(entry.Obstacle),
        string.Join(' ', entry.OtherCodes),
        Figures.Value(entry.Cells),
    ];

    private static string WhyOf(AlignmentObstacle obstacle) => obstacle switch
    {
        AlignmentObstacle.ClassesOverlap => "classes overlap",
        AlignmentObstacle.NotBrokenDown => "not broken down there",
        AlignmentObstacle.FinerClassMissing => "a finer class is missing there",
        AlignmentObstacle.PartitionIncomplete => "no total there, and not all its classes",
        AlignmentObstacle.PartMissing => "a part has no value",
        AlignmentObstacle.PartSuppressed => "a part is withheld",
        AlignmentObstacle.PartAmbiguous => "a part is ambiguous",
        AlignmentObstacle.NoPlace => "no place among the classes",
        AlignmentObstacle.NotCrossed => "not crossed with one another there",
        AlignmentObstacle.CountedOtherwise => "counted in another unit, concept or frequency there",
        _ => "",
    };
}
