// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace StatsExchange.Domain.Reconciliation.Completion;

/// <summary>
/// One fit of a cube to all three margins: each margin in turn, and a step of Newton's method where the margins are met and what is left to
/// change is not yet within the tolerance. A small last change ends nothing: a slow change may hide behind a fast one.
/// </summary>
internal sealed class CubeRun
{
    private readonly LabelledCube _auxiliary;
    private readonly ImmutableArray<CubeFace> _faces;
    private readonly FittingOptions _options;
    private readonly double[] _seed;
    private readonly double[] _values;

    public CubeRun(LabelledCube auxiliary, ImmutableArray<CubeFace> faces, FittingOptions options)
    {
        (_auxiliary, _faces, _options) = (auxiliary, faces, options);
        _seed = [.. auxiliary.Values];
        foreach (var face in faces)
        {
            face.Apply(_seed);
        }

        foreach (var face in faces)
        {
            face.CheckReach(_seed);
        }

        _values = [.. _seed];
    }

    /// <summary>What sums of a cube's values, and of its margins, may differ by from rounding alone, relative to them.</summary>
    public static double Rounding(LabelledCube cube) => Math.ScaleB(cube.First.Length + cube.Second.Length + cube.Third.Length, -51);

    public FittedCube Fit()
    {
        var (iteration, next, nearest) = (0, 1, double.PositiveInfinity);
        while (iteration < _options.MostIterations && Turn())
        {
            iteration++;
            var miss = _faces.Max(face => face.LargestMiss(_values));
            if (iteration < next || !(miss <= _options.Tolerance))
            {
                continue;
            }

            var step = new CubeStep(_auxiliary, _seed, _values, _faces, _options.Cancellation);
            if (step.LargestError <= _options.Tolerance)
            {
                LabelledCube table = new(_auxiliary.First, _auxiliary.Second, _auxiliary.Third, ImmutableCollectionsMarshal.AsImmutableArray(_values));
                return new FittedCube(table, iteration, miss);
            }

            // A step that leads nowhere is as dear as many turns.
            next = step.LargestError < nearest / 2 ? iteration + 1 : 2 * iteration;
            nearest = Math.Min(nearest, step.LargestError);
            step.Take(_faces, _values);
        }

        throw Fault(iteration);
    }

    // The values are made anew from their factors: what thousands of products round would else add up.
    private bool Turn()
    {
        _options.Cancellation.ThrowIfCancellationRequested();
        _seed.CopyTo(_values, 0);
        foreach (var face in _faces)
        {
            face.Apply(_values);
        }

        return _faces.All(face => face.Fit(_values));
    }

    private ReconciliationException Fault(int iterations)
    {
        string[] missed = [.. _faces.SelectMany(face => face.Misses(_values)).Where(total => !(total.Miss <= _options.Tolerance)).OrderByDescending(total => total.Miss).Select(total => total.Name)];
        return missed.Length == 0
            ? Margins.Fault(
                ReconciliationError.NotConverged, "margins", $"The cube was not fitted in {iterations} iterations: it meets all totals, but its values are not certain to the tolerance asked for.")
            : Margins.Fault(
                ReconciliationError.NotConverged, Margins.List(missed), $"The cube was not fitted in {iterations} iterations: it does not meet the totals of {Margins.List(missed)}. They may be such that no cube meets all.");
    }
}
