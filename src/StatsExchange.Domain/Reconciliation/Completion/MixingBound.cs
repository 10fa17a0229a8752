// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Reconciliation.Completion;

/// <summary>
/// A bound on the ratio of the changes of two iterations: the less any two rows have in common, the slower fitting is (Dobrushin 1956). Of a table
/// where most rows reach most columns it is well under 1 and proves what the last change only suggests; of others it is 1 and proves nothing.
/// </summary>
internal static class MixingBound
{
    public static double Of(ReadOnlySpan<double> seed, double[] rowFactors, double[] columnFactors, IReadOnlyList<double?> rowTotals)
    {
        var columns = columnFactors.Length;
        var least = new double[columns];
        Array.Fill(least, double.PositiveInfinity);
        for (var i = 0; i < rowFactors.Length; i++)
        {
            if (rowTotals[i] is not { } total)
            {
                return 1;
            }

            for (var j = 0; j < columns && total > 0; j++)
            {
                var value = seed[(i * columns) + j] * columnFactors[j];
                least[j] = value > 0 ? Math.Min(least[j], value * rowFactors[i] / total) : least[j];
            }
        }

        double shared = 0, mostLacking = 0;
        for (var j = 0; j < columns; j++)
        {
            least[j] = double.IsFinite(least[j]) ? least[j] : 0;
            shared += least[j];
        }

        for (var i = 0; i < rowFactors.Length; i++)
        {
            double lacking = 0;
            for (var j = 0; j < columns && rowTotals[i] > 0; j++)
            {
                lacking += seed[(i * columns) + j] > 0 ? 0 : least[j];
            }

            mostLacking = Math.Max(mostLacking, lacking);
        }

        return 1 - Math.Max(0, shared - (2 * mostLacking));
    }
}
