// SPDX-License-Identifier: Apache-2.0
using MathNet.Numerics.LinearAlgebra;
using StatsExchange.Domain.Reconciliation;

namespace StatsExchange.Benchmarks.Methods;

/// <summary>The correction factors of a region that is one component, as one system for MathNet: no checks, no reasons, no refinement, no rounds.</summary>
internal static class PlainFactors
{
    /// <summary>All factors, emigration before immigration of each country, with the first country's immigration at 1.</summary>
    public static Vector<double> Solve(ReconciliationInput input)
    {
        var order = (2 * input.Countries.Length) + 1;
        var system = Matrix<double>.Build.Dense(order, order);
        foreach (var figure in input.Figures.Where(f => f.IsTwoSided))
        {
            int e = 2 * input.IndexOf(figure.Origin), i = (2 * input.IndexOf(figure.Destination)) + 1;
            double left = figure.OriginValue!.Value, arrived = figure.DestinationValue!.Value;
            system[e, e] += left * left;
            system[i, i] += arrived * arrived;
            system[e, i] -= left * arrived;
            system[i, e] -= left * arrived;
        }

        system[1, order - 1] = system[order - 1, 1] = 1;
        var right = Vector<double>.Build.Dense(order);
        right[order - 1] = 1;
        return system.Solve(right);
    }
}
