// SPDX-License-Identifier: Apache-2.0
using MathNet.Numerics.LinearAlgebra;

namespace StatsExchange.Benchmarks.Methods;

/// <summary>Proportional fitting as it is written down first: each row scaled, then each column, until the largest miss is small.</summary>
internal static class PlainFitting
{
    /// <summary>Nested loops over the table itself.</summary>
    public static (double[] Table, int Iterations) Loop(double[] auxiliary, double[] rowTotals, double[] columnTotals, double tolerance)
    {
        int rows = rowTotals.Length, columns = columnTotals.Length;
        double[] table = [.. auxiliary];
        for (var iteration = 1; ; iteration++)
        {
            double miss = 0;
            for (var i = 0; i < rows; i++)
            {
                double sum = 0;
                for (var j = 0; j < columns; j++)
                {
                    sum += table[(i * columns) + j];
                }

                miss = Math.Max(miss, Math.Abs((sum / rowTotals[i]) - 1));
                for (var j = 0; j < columns; j++)
                {
                    table[(i * columns) + j] *= rowTotals[i] / sum;
                }
            }

            for (var j = 0; j < columns; j++)
            {
                double sum = 0;
                for (var i = 0; i < rows; i++)
                {
                    sum += table[(i * columns) + j];
                }

                for (var i = 0; i < rows; i++)
                {
                    table[(i * columns) + j] *= columnTotals[j] / sum;
                }
            }

            if (miss <= tolerance)
            {
                return (table, iteration);
            }
        }
    }

    /// <summary>Products of MathNet's matrix and vectors.</summary>
    public static (Vector<double> Rows, Vector<double> Columns, int Iterations) Matrices(
        Matrix<double> auxiliary, Vector<double> rowTotals, Vector<double> columnTotals, double tolerance)
    {
        var columns = Vector<double>.Build.Dense(columnTotals.Count, 1);
        var rows = Vector<double>.Build.Dense(rowTotals.Count, 1);
        for (var iteration = 1; ; iteration++)
        {
            var sums = auxiliary * columns;
            var miss = (sums.PointwiseMultiply(rows).PointwiseDivide(rowTotals) - 1).AbsoluteMaximum();
            if (iteration > 1 && miss <= tolerance)
            {
                return (rows, columns, iteration);
            }

            rows = rowTotals.PointwiseDivide(sums);
            columns = columnTotals.PointwiseDivide(auxiliary.TransposeThisAndMultiply(rows));
        }
    }
}
