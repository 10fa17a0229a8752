// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Corridors;

/// <summary>The asymmetry of a group of cells together: of a corridor, a country or a region.</summary>
/// <param name="Cells">The number of cells with both values.</param>
/// <param name="AbsoluteSum">Σ |D − O|, in the unit of the figures.</param>
/// <param name="SignedSum">Σ (D − O), in the unit of the figures: what is left where differences cancel.</param>
/// <param name="MeanSum">Σ (D + O) / 2, in the unit of the figures.</param>
public sealed record AsymmetryIndex(int Cells, double AbsoluteSum, double SignedSum, double MeanSum)
{
    /// <summary>100 · Σ |D − O| / (Σ (D + O) / 2), in per cent of the mean of both; null where no cell has a value above 0.</summary>
    public double? Index => MeanSum > 0 ? 100 * AbsoluteSum / MeanSum : null;

    /// <summary>Sums over the cells with both values. Cells must not overlap: either totals or the classes below them.</summary>
    public static AsymmetryIndex Of(IEnumerable<MirrorCell> cells)
    {
        var count = 0;
        double absolute = 0, signed = 0, mean = 0;
        foreach (var cell in cells)
        {
            if (cell.Origin.Value is { } origin && cell.Destination.Value is { } destination)
            {
                count++;
                absolute += Math.Abs(destination - origin);
                signed += destination - origin;
                mean += (destination + origin) / 2;
            }
        }

        return new AsymmetryIndex(count, absolute, signed, mean);
    }
}
