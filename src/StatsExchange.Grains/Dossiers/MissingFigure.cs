// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Corridors;
using StatsExchange.Domain.Reconciliation;
using StatsExchange.Grains.Jobs;

namespace StatsExchange.Grains.Dossiers;

/// <summary>Says why a method gives no figure for a corridor: what keeps the figures of a side from it, else the method's own reason.</summary>
internal static class MissingFigure
{
    public static string Reason(ReportedCorridor reported, EstimateReason reason)
    {
        string[] kept =
        [
            .. Kept(reported.Figure.Origin, reported.IsOriginCopied, reported.IsOriginUnconverted, reported.Origin),
            .. Kept(reported.Figure.Destination, reported.IsDestinationCopied, reported.IsDestinationUnconverted, reported.Destination),
        ];
        return kept.Length > 0 ? string.Join("; ", kept) : reason.Code();
    }

    private static IEnumerable<string> Kept(string country, bool isCopied, bool isUnconverted, MirrorStatus status)
    {
        if (isCopied)
        {
            yield return $"the figure of {country} is copied from its mirror, which is never averaged with its own source";
        }
        else if (isUnconverted)
        {
            yield return $"the figure of {country} cannot be brought to that minimum stay";
        }
        else if (status == MirrorStatus.Suppressed)
        {
            yield return $"the figure of {country} is withheld from one who would see what follows from it";
        }
        else if (status == MirrorStatus.Ambiguous)
        {
            yield return $"{country} reports several figures and designates none of them";
        }
    }
}
