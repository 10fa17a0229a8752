// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace StatsExchange.Domain.Reconciliation.Completion;

/// <summary>
/// Iterative proportional fitting in three dimensions: an auxiliary cube to one, two or all three of its two-dimensional margins. Zeros of
/// the auxiliary cube are structural and stay 0. Whether three margins can be met at all has no simple test in three dimensions; where they
/// cannot, the fit does not converge and the sum that is missed most is named.
/// </summary>
public static class CubeFitting
{
    /// <summary>Fits a cube.</summary>
    /// <param name="auxiliary">What the cube looks like: any unit, zeros are structural.</param>
    /// <param name="margins">Totals by margin, each a table in the names and order of the cube.</param>
    /// <param name="options">How exact; the defaults where null.</param>
    /// <exception cref="ReconciliationException">The margins disagree, or a total cannot be met; the message names it.</exception>
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
        foreach (var (one, other) in faces.SelectMany((one, at) => faces.Skip(at + 1).Select(other => (one, other))))
        {
            one.CheckAgainst(other, options.Tolerance);
        }

        var values = auxiliary.Values.ToArray();
        var test = new ConvergenceTest(options.Tolerance);
        for (var iteration = 1; iteration <= options.MostIterations; iteration++)
        {
            options.Cancellation.ThrowIfCancellationRequested();
            var change = faces.Sum(face => face.Fit(values));
            if (test.IsOver(change) && faces.Max(face => face.LargestMiss(values).Miss) is var miss && miss <= options.Tolerance)
            {
                return new FittedCube(
                    new LabelledCube(auxiliary.First, auxiliary.Second, auxiliary.Third, ImmutableCollectionsMarshal.AsImmutableArray(values)), iteration, miss);
            }
        }

        var worst = faces.Select(face => face.LargestMiss(values)).MaxBy(m => m.Miss).Name;
        throw Margins.Fault(
            ReconciliationError.NotConverged, worst, $"The cube was not fitted in {options.MostIterations} iterations: the margins cannot be met together; the total of {worst} is missed most.");
    }
}
