// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Corridors;

/// <summary>One side of a cell.</summary>
/// <param name="Value">The value in UNIT_MEASURE where the status is Reported; null otherwise.</param>
/// <param name="Status">What the side holds.</param>
/// <param name="Rivals">The observations that fall on the cell where it is ambiguous; 0 otherwise.</param>
public readonly record struct MirrorFigure(double? Value, MirrorStatus Status, int Rivals)
{
    internal static MirrorFigure Missing { get; } = new(null, MirrorStatus.Missing, 0);

    internal static MirrorFigure Suppressed { get; } = new(null, MirrorStatus.Suppressed, 0);

    internal static MirrorFigure Of(double value) => new(value, MirrorStatus.Reported, 0);

    internal static MirrorFigure Ambiguous(int rivals) => new(null, MirrorStatus.Ambiguous, rivals);
}
