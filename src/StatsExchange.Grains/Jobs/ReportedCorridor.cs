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
    /// <summary>Says of a corridor that the origin's value is a copy that was left out.</summary>
    public const string OriginCopied = "ORIGIN_COPIED";

    /// <summary>Says of a corridor that the destination's value is a copy that was left out.</summary>
    public const string DestinationCopied = "DESTINATION_COPIED";

    /// <summary>Says of a corridor that the origin's value cannot be brought to the minimum stay aimed at.</summary>
    public const string OriginNotConverted = "ORIGIN_NOT_CONVERTED";

    /// <summary>Says of a corridor that the destination's value cannot be brought to the minimum stay aimed at.</summary>
    public const string DestinationNotConverted = "DESTINATION_NOT_CONVERTED";

    /// <summary>What the origin reports, whether a method may use it or not; null where it reports, shows or means no one value.</summary>
    public double? OriginValue { get; init; }

    /// <summary>What the destination reports, whether a method may use it or not; null where it reports, shows or means no one value.</summary>
    public double? DestinationValue { get; init; }

    /// <summary>Whether the origin's value cannot be brought to the minimum stay aimed at.</summary>
    public bool IsOriginUnconverted { get; init; }

    /// <summary>Whether the destination's value cannot be brought to the minimum stay aimed at.</summary>
    public bool IsDestinationUnconverted { get; init; }

    /// <summary>Whether the origin's value is a copy of the destination's, which is there itself.</summary>
    public bool IsOriginCopied { get; init; }

    /// <summary>Whether the destination's value is a copy of the origin's, which is there itself.</summary>
    public bool IsDestinationCopied { get; init; }

    /// <summary>Whether a side is withheld here, or has no value, and was not or had one in an earlier reading of the same corridor.</summary>
    public bool WithholdsMoreThan(ReportedCorridor earlier) =>
        (OriginValue is null && earlier.OriginValue is not null)
        || (DestinationValue is null && earlier.DestinationValue is not null)
        || (Origin == MirrorStatus.Suppressed && earlier.Origin != MirrorStatus.Suppressed)
        || (Destination == MirrorStatus.Suppressed && earlier.Destination != MirrorStatus.Suppressed);

    /// <summary>What keeps a side from being used although it is there: for example ORIGIN_SUPPRESSED DESTINATION_AMBIGUOUS.</summary>
    public string Unusable => string.Join(' ', new[]
    {
        IsOriginCopied ? OriginCopied : IsOriginUnconverted ? OriginNotConverted : NoteOn("ORIGIN", Origin),
        IsDestinationCopied ? DestinationCopied : IsDestinationUnconverted ? DestinationNotConverted : NoteOn("DESTINATION", Destination),
    }.OfType<string>());

    /// <summary>Whether a word of a reason or remark says what keeps a side from being used.</summary>
    public static bool IsNote(string word) => word is OriginCopied or OriginNotConverted or DestinationCopied or DestinationNotConverted
        || Enum.GetValues<MirrorStatus>().Any(status => word == NoteOn("ORIGIN", status) || word == NoteOn("DESTINATION", status));

    private static string? NoteOn(string side, MirrorStatus status) => status switch
    {
        MirrorStatus.Suppressed => side + "_SUPPRESSED",
        MirrorStatus.Ambiguous => side + "_AMBIGUOUS",
        _ => null,
    };
}
