// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Reconciliation.Completion;

/// <summary>
/// Detail by sex and age for corridors whose totals are settled: the mean of what both sides report by class, fitted so that the classes of
/// each corridor add up to its total. Where both sides report a corridor's detail both count alike; where one does, its detail is taken.
/// </summary>
public static class DetailFitting
{
    /// <summary>Fits the classes of corridors to their totals.</summary>
    /// <param name="totals">The settled totals by origin and destination; 0 where there is none.</param>
    /// <param name="classes">The names of the classes, which partition people: M, F or M Y15T19, F Y15T19, ….</param>
    /// <param name="origin">The origins' reports by origin, destination and class, the classes running fastest; null where not reported.</param>
    /// <param name="destination">The destinations' reports in the same order.</param>
    /// <param name="classTotals">The total of each class by origin, where it is settled too; null where it is not.</param>
    /// <param name="options">How exact; the defaults where null.</param>
    /// <returns>
    /// Values by origin, destination and class. A corridor with a total for which neither side reports all classes is 0 in all of them and
    /// stands in <see cref="FittedDetail.WithoutDetail"/>: detail is never made up.
    /// </returns>
    /// <exception cref="ReconciliationException">Settled totals disagree or cannot be met; the message names which.</exception>
    /// <exception cref="ArgumentException">The number of reports does not fit.</exception>
    public static FittedDetail Fit(
        LabelledMatrix totals,
        ImmutableArray<string> classes,
        IReadOnlyList<double?> origin,
        IReadOnlyList<double?> destination,
        LabelledMatrix? classTotals = null,
        FittingOptions? options = null)
    {
        var corridors = totals.Values.Length;
        if (origin.Count != corridors * classes.Length || destination.Count != origin.Count)
        {
            throw new ArgumentException("Expected one report per corridor and class of each side.");
        }

        var auxiliary = new double[origin.Count];
        double[] target = [.. totals.Values];
        var without = ImmutableArray.CreateBuilder<(string, string)>();
        for (var corridor = 0; corridor < corridors; corridor++)
        {
            var detail = Detail(origin, destination, corridor * classes.Length, classes.Length);
            if (detail is null && target[corridor] > 0)
            {
                without.Add((totals.Rows[corridor / totals.Columns.Length], totals.Columns[corridor % totals.Columns.Length]));
                target[corridor] = 0;
            }

            detail?.CopyTo(auxiliary, corridor * classes.Length);
        }

        var margins = new Dictionary<CubeMargin, LabelledMatrix> { [CubeMargin.FirstSecond] = new(totals.Rows, totals.Columns, target) };
        if (classTotals is not null)
        {
            margins[CubeMargin.FirstThird] = classTotals;
        }

        return new FittedDetail(
            CubeFitting.Fit(new LabelledCube(totals.Rows, totals.Columns, classes, auxiliary), margins, options).Table, without.ToImmutable());
    }

    // A side counts only where it reports every class and somebody in one of them: a class left out is not 0.
    private static double[]? Detail(IReadOnlyList<double?> origin, IReadOnlyList<double?> destination, int from, int count)
    {
        var (left, arrived) = (Shares(origin, from, count), Shares(destination, from, count));
        return left is not null && arrived is not null ? [.. left.Zip(arrived, (l, a) => (l + a) / 2)] : left ?? arrived;
    }

    private static double[]? Shares(IReadOnlyList<double?> reports, int from, int count)
    {
        var all = Enumerable.Range(from, count).Select(at => reports[at]).ToArray();
        var sum = all.Sum(v => v ?? 0);
        return sum > 0 && all.All(v => v is not null) ? [.. all.Select(v => v!.Value / sum)] : null;
    }
}
