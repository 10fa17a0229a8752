// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Corridors;

/// <summary>The asymmetry of a group of cells together: of a corridor, a country or a region.</summary>
/// <param name="Cells">The number of cells with both values, which the sums are of.</param>
/// <param name="AbsoluteSum">Σ |D − O|, in the unit of the figures.</param>
/// <param name="SignedSum">Σ (D − O), in the unit of the figures: what is left where differences cancel.</param>
/// <param name="MeanSum">Σ (D + O) / 2, in the unit of the figures.</param>
/// <param name="Missing">The number of cells left out because a side did not report.</param>
/// <param name="Suppressed">The number of cells left out because a side is withheld.</param>
/// <param name="Ambiguous">The number of cells left out because a side has rival observations.</param>
public sealed record AsymmetryIndex(
    int Cells, double AbsoluteSum, double SignedSum, double MeanSum, int Missing, int Suppressed, int Ambiguous)
{
    /// <summary>The number of cells left out because a side counts the people elsewhere.</summary>
    public int Included { get; init; }

    /// <summary>100 · Σ |D − O| / (Σ (D + O) / 2), in per cent of the mean of both, 0 to 200; null where no cell has a value above 0.</summary>
    public double? Index => MeanSum > 0 ? 100 * AbsoluteSum / MeanSum : null;

    /// <summary>
    /// Sums over the cells with both values, and counts the others, each once: as ambiguous if a side is, else as suppressed if a side is, else as
    /// included if a side counts the people elsewhere, else as missing. Cells must not overlap: either totals or the classes below them.
    /// </summary>
    public static AsymmetryIndex Of(IEnumerable<MirrorCell> cells)
    {
        int count = 0, missing = 0, suppressed = 0, ambiguous = 0, included = 0;
        double absolute = 0, signed = 0, mean = 0;
        foreach (var cell in cells)
        {
            if (cell.Origin.Value is { } origin && cell.Destination.Value is { } destination)
            {
                count++;
                absolute += Math.Abs(destination - origin);
                signed += destination - origin;
                mean += (destination + origin) / 2;
                continue;
            }

            if (Has(cell, MirrorStatus.Ambiguous))
            {
                ambiguous++;
            }
            else if (Has(cell, MirrorStatus.Suppressed))
            {
                suppressed++;
            }
            else if (Has(cell, MirrorStatus.IncludedElsewhere) || Has(cell, MirrorStatus.IncludesAnother))
            {
                included++;
            }
            else
            {
                missing++;
            }
        }

        return new AsymmetryIndex(count, absolute, signed, mean, missing, suppressed, ambiguous) { Included = included };
    }

    private static bool Has(MirrorCell cell, MirrorStatus status) => cell.Origin.Status == status || cell.Destination.Status == status;
}
