// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Corridors;

/// <summary>One side of a cell.</summary>
/// <param name="Value">The value in UNIT_MEASURE where the status is Reported; null otherwise.</param>
/// <param name="Status">What the side holds.</param>
/// <param name="Rivals">The observations that fall on the cell where it is ambiguous; 0 otherwise.</param>
/// <param name="Row">The row of the slice the value stands at; −1 where there is no value, or none that one row holds alone.</param>
public readonly record struct MirrorFigure(double? Value, MirrorStatus Status, int Rivals, int Row = MirrorFigure.NoRow)
{
    /// <summary>No row holds the value alone.</summary>
    public const int NoRow = -1;

    /// <summary>The rows of the slice that the figure was added up from; default where it was not.</summary>
    public ImmutableArray<int> Parts { get; init; }

    /// <summary>The rows of the slice that are rivals where the figure is ambiguous; default where it is not, or is a sum.</summary>
    public ImmutableArray<int> RivalRows { get; init; }

    /// <summary>The rows the value rests on: the one it stands at, or those it was added up from; none where there is no value.</summary>
    public ImmutableArray<int> Rows => Row >= 0 ? [Row] : Parts.IsDefault ? [] : Parts;

    /// <summary>Whether the office did not send the figure itself, but finer classes that were added up to it.</summary>
    public bool IsDerived { get; init; }

    internal static MirrorFigure Missing { get; } = new(null, MirrorStatus.Missing, 0);

    internal static MirrorFigure Suppressed { get; } = new(null, MirrorStatus.Suppressed, 0);

    internal static MirrorFigure Of(double value, int row) => new(value, MirrorStatus.Reported, 0, row);

    internal static MirrorFigure Ambiguous(ImmutableArray<int> rivals) => new(null, MirrorStatus.Ambiguous, rivals.Length) { RivalRows = rivals };
}
