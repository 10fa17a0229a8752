// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Reconciliation.Completion;

/// <summary>
/// Iterative proportional fitting in three dimensions: an auxiliary cube to one, two or all three of its two-dimensional margins. Zeros of
/// the auxiliary cube are structural and stay 0. One margin or two divide the cube into tables, which are fitted as tables are. Whether three
/// can be met at all has no simple test: such a fit ends where each value is proved to be as exact as asked for, and else says which totals are
/// not met. What three margins share has to agree to the rounding of a double, since nothing tells which of them to believe.
/// </summary>
public static class CubeFitting
{
    /// <summary>Fits a cube.</summary>
    /// <param name="auxiliary">What the cube looks like: any unit, zeros are structural.</param>
    /// <param name="margins">Totals by margin, each a table in the names and order of the cube.</param>
    /// <param name="options">How exact; the defaults where null.</param>
    /// <exception cref="ReconciliationException">
    /// The margins disagree, a total cannot be met, or no cube was found that is as exact as asked for; the message names the totals.
    /// </exception>
    /// <exception cref="OperationCanceledException">The fit was cancelled by its options.</exception>
    /// <exception cref="ArgumentException">A margin is not in the names of the cube, or there is none.</exception>
    public static FittedCube Fit(
        LabelledCube auxiliary, IReadOnlyDictionary<CubeMargin, LabelledMatrix> margins, FittingOptions? options = null)
    {
        options ??= FittingOptions.Default;
        if (margins.Count == 0)
        {
            throw new ArgumentException("Expected one margin at least.");
        }

        ImmutableArray<CubeFace> faces = [.. margins.OrderBy(m => m.Key).Select(m => new CubeFace(auxiliary, m.Key, m.Value))];
        var isWhole = faces.Length == Enum.GetValues<CubeMargin>().Length;
        foreach (var (one, other) in faces.SelectMany((one, at) => faces.Skip(at + 1).Select(other => (one, other))))
        {
            one.CheckAgainst(other, isWhole ? CubeRun.Rounding(auxiliary) : options.Tolerance);
        }

        return isWhole ? new CubeRun(auxiliary, faces, options).Fit() : CubeSlices.Fit(auxiliary, margins, faces, options);
    }
}
