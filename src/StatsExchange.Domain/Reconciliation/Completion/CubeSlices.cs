// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace StatsExchange.Domain.Reconciliation.Completion;

/// <summary>
/// A cube with one margin or two: for each name of the dimension they share, a table by itself, whose rows and columns have their totals from
/// one margin each. A margin that is not there binds nothing.
/// </summary>
internal static class CubeSlices
{
    public static FittedCube Fit(
        LabelledCube auxiliary, IReadOnlyDictionary<CubeMargin, LabelledMatrix> margins, ImmutableArray<CubeFace> faces, FittingOptions options)
    {
        var (firstSecond, firstThird, secondThird) = (
            margins.GetValueOrDefault(CubeMargin.FirstSecond), margins.GetValueOrDefault(CubeMargin.FirstThird), margins.GetValueOrDefault(CubeMargin.SecondThird));
        var (ofFirst, ofSecond, ofThird) = (auxiliary.Second.Length * auxiliary.Third.Length, auxiliary.Third.Length, 1);
        var (slices, step, rows, columns) = (firstThird, secondThird) switch
        {
            (_, null) => (auxiliary.First, ofFirst, new CubeSide(auxiliary.Second, ofSecond, firstSecond, true), new CubeSide(auxiliary.Third, ofThird, firstThird, true)),
            (null, _) => (auxiliary.Second, ofSecond, new CubeSide(auxiliary.First, ofFirst, firstSecond, false), new CubeSide(auxiliary.Third, ofThird, secondThird, true)),
            _ => (auxiliary.Third, ofThird, new CubeSide(auxiliary.First, ofFirst, firstThird, false), new CubeSide(auxiliary.Second, ofSecond, secondThird, false)),
        };

        var values = new double[auxiliary.Values.Length];
        var iterations = 0;
        foreach (var (slice, name) in slices.Index())
        {
            int[] places = [.. from i in Enumerable.Range(0, rows.Names.Length) from j in Enumerable.Range(0, columns.Names.Length) select (slice * step) + (i * rows.Step) + (j * columns.Step)];
            LabelledMatrix table = new(rows.NamesIn(name), columns.NamesIn(name), places.Select(place => auxiliary.Values[place]));
            var fitted = ProportionalFitting.Fit(table, rows.TotalsIn(slice), columns.TotalsIn(slice), options);
            foreach (var (place, value) in places.Zip(fitted.Table.Values))
            {
                values[place] = value;
            }

            iterations = Math.Max(iterations, fitted.Iterations);
        }

        return new FittedCube(
            new LabelledCube(auxiliary.First, auxiliary.Second, auxiliary.Third, ImmutableCollectionsMarshal.AsImmutableArray(values)), iterations, faces.Max(face => face.LargestMiss(values)));
    }
}
