// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Reconciliation.Completion;

/// <summary>
/// The step of Newton's method for the factors of all three margins, by conjugate gradients (Hestenes and Stiefel 1952), and what it proves. Each
/// value x times 1 + e, where e is the sum of the steps of its three totals, is a cube with the margins asked for. The fitted cube is no farther
/// from the present one than that one is, as divergence (Kullback 1959; Csiszár 1975) measures it, and no cell has more of that than all: with
/// h(u) = (1 + u) ln(1 + u) − u, a value that changes by u, relative to it, has x·h(u) ≤ Σ x·e². Slow changes have nowhere to hide.
/// </summary>
internal sealed class CubeStep
{
    private const int MostRounds = 1_000;
    private const double FarthestStep = 0.5;

    private readonly int _first;
    private readonly int _second;
    private readonly int _third;
    private readonly double[] _values;
    private readonly double[] _steps;

    /// <param name="auxiliary">For the names and their number.</param>
    /// <param name="seed">Where values can be above 0.</param>
    /// <param name="values">The values so far, each the seed times factors of its totals.</param>
    /// <param name="faces">All three margins, in the order of their names.</param>
    /// <param name="cancellation">Stops the search.</param>
    public CubeStep(LabelledCube auxiliary, double[] seed, double[] values, ImmutableArray<CubeFace> faces, CancellationToken cancellation)
    {
        (_first, _second, _third, _values) = (auxiliary.First.Length, auxiliary.Second.Length, auxiliary.Third.Length, values);
        double[] totals = [.. faces.SelectMany(face => face.Totals)];
        double[] sums = [.. faces.SelectMany(face => face.Add(values).ToArray())];
        _steps = new double[totals.Length];
        var isFound = Solve(totals, sums, 2 * CubeRun.Rounding(auxiliary), cancellation);
        LargestError = isFound ? Error(seed) : double.PositiveInfinity;
    }

    /// <summary>By how much, relative to it, any value differs from that of the fitted cube at most; infinite where nothing is proved.</summary>
    public double LargestError { get; }

    /// <summary>Takes the step, unless it is far.</summary>
    public void Take(ImmutableArray<CubeFace> faces, double[] values)
    {
        if (!double.IsFinite(LargestError) || _steps.Any(step => !(Math.Abs(step) <= FarthestStep)))
        {
            return;
        }

        var at = 0;
        foreach (var face in faces)
        {
            face.Take([.. _steps.AsSpan(at, face.Totals.Length).ToArray().Select(step => 1 + step)], values);
            at += face.Totals.Length;
        }
    }

    // Each equation is scaled by its sum, so that a small total is met to as many digits as a large one.
    private bool Solve(double[] totals, double[] sums, double rounding, CancellationToken cancellation)
    {
        double[] left = [.. totals.Zip(sums, (total, sum) => total - sum)];
        var direction = new double[left.Length];
        double before = 1;
        for (var round = 0; round < MostRounds; round++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (left.Index().All(l => Math.Abs(l.Item) <= rounding * totals[l.Index]))
            {
                return true;
            }

            double[] scaled = [.. left.Zip(sums, (l, sum) => sum > 0 ? l / sum : 0)];
            var size = Sums.OfProducts(left, scaled);
            for (var t = 0; t < direction.Length; t++)
            {
                direction[t] = scaled[t] + (size / before * (round == 0 ? 0 : direction[t]));
            }

            var (change, curvature) = Curve(direction);
            var length = size / curvature;
            if (!double.IsFinite(length))
            {
                return false;
            }

            Sums.AddScaled(_steps, direction, length);
            Sums.AddScaled(left, change, -length);
            before = size;
        }

        return false;
    }

    /// <summary>By how much the sums change with the steps, and Σ x·e².</summary>
    private (double[] Change, double Curvature) Curve(double[] steps)
    {
        var change = new double[steps.Length];
        double curvature = 0;
        for (int row = 0, at = 0; row < _first * _second; row++)
        {
            var firstThird = (_first * _second) + (row / _second * _third);
            var secondThird = (_first * (_second + _third)) + (row % _second * _third);
            for (var k = 0; k < _third; k++, at++)
            {
                var e = steps[row] + steps[firstThird + k] + steps[secondThird + k];
                var moved = _values[at] * e;
                change[row] += moved;
                change[firstThird + k] += moved;
                change[secondThird + k] += moved;
                curvature += moved * e;
            }
        }

        return (change, curvature);
    }

    private double Error(double[] seed)
    {
        var least = double.PositiveInfinity;
        for (var cell = 0; cell < seed.Length; cell++)
        {
            least = seed[cell] > 0 ? Math.Min(least, _values[cell]) : least;
        }

        // h(u) ≥ u² / (2 + 2u/3) (Bennett 1962), solved for u.
        var share = Curve(_steps).Curvature / least;
        var u = (share / 3) + Math.Sqrt(share * ((share / 9) + 2));
        return u < 1 ? u / (1 - u) : double.PositiveInfinity;
    }
}
