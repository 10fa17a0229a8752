// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Corridors;
using StatsExchange.Domain.Reconciliation;

namespace StatsExchange.Grains.Jobs;

/// <summary>What both ends of a corridor report, and what of it a method may use.</summary>
/// <param name="Figure">What a method may use.</param>
/// <param name="Origin">What the origin's side holds.</param>
/// <param name="Destination">What the destination's side holds.</param>
internal sealed record ReportedCorridor(CorridorFigure Figure, MirrorStatus Origin, MirrorStatus Destination)
{
    /// <summary>Whether the origin's value cannot be brought to the minimum stay aimed at.</summary>
    public bool IsOriginUnconverted { get; init; }

    /// <summary>Whether the destination's value cannot be brought to the minimum stay aimed at.</summary>
    public bool IsDestinationUnconverted { get; init; }

    /// <summary>Whether the origin's value is a copy of the destination's, which is there itself.</summary>
    public bool IsOriginCopied { get; init; }

    /// <summary>Whether the destination's value is a copy of the origin's, which is there itself.</summary>
    public bool IsDestinationCopied { get; init; }

    /// <summary>What keeps a side from being used although it is there: for example ORIGIN_SUPPRESSED DESTINATION_AMBIGUOUS.</summary>
    public string Unusable => string.Join(' ', new[]
    {
        NoteOn("ORIGIN", Origin, IsOriginUnconverted, IsOriginCopied),
        NoteOn("DESTINATION", Destination, IsDestinationUnconverted, IsDestinationCopied),
    }.OfType<string>());

    private static string? NoteOn(string side, MirrorStatus status, bool isUnconverted, bool isCopied) => status switch
    {
        _ when isCopied => side + "_COPIED",
        _ when isUnconverted => side + "_NOT_CONVERTED",
        MirrorStatus.Suppressed => side + "_SUPPRESSED",
        MirrorStatus.Ambiguous => side + "_AMBIGUOUS",
        _ => null,
    };
}
