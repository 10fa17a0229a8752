// SPDX-License-Identifier: Apache-2.0
using MathNet.Numerics.LinearAlgebra;
using StatsExchange.Benchmarks.Load;
using StatsExchange.Benchmarks.Methods;
using StatsExchange.Domain.Reconciliation;
using StatsExchange.Domain.Reconciliation.Completion;

namespace StatsExchange.Benchmarks.Scenarios;

internal sealed class MethodScenario : IScenario
{
    private const int Countries = 235;
    private const int FewCountries = 20;
    private const double Tolerance = 1e-9;

    public string Name => "methods";

    public string Description => "reconciliation of a dense region of 235 countries: proportional fitting to 1e-9, correction factors, completion";

    public Task<IReadOnlyList<Contest>> PrepareAsync(Arena arena)
    {
        var region = new DenseRegion(arena.IsSmall ? FewCountries : Countries);
        return Task.FromResult<IReadOnlyList<Contest>>([Fitting(region), Factors(region), Completion(region)]);
    }

    private static Contest Fitting(DenseRegion region)
    {
        var table = region.AuxiliaryTable;
        double?[] rows = [.. region.RowTotals.Select(t => (double?)t)], columns = [.. region.ColumnTotals.Select(t => (double?)t)];
        var options = new FittingOptions { Tolerance = Tolerance };
        var matrix = Matrix<double>.Build.DenseOfRowMajor(region.Count, region.Count, region.Auxiliary);
        var (rowVector, columnVector) = (Vector<double>.Build.DenseOfArray(region.RowTotals), Vector<double>.Build.DenseOfArray(region.ColumnTotals));
        return new Contest(
            $"proportional fitting to 1e-9, {region.Count} by {region.Count}",
            "cells times iterations",
            [
                new InProcessContender("domain", () =>
                {
                    var fitted = ProportionalFitting.Fit(table, rows, columns, options);
                    return new Work((long)fitted.Iterations * region.Auxiliary.Length, 0, IsMet([.. fitted.Table.Values], region));
                }),
                new InProcessContender("plain loop", () =>
                {
                    var (fitted, iterations) = PlainFitting.Loop(region.Auxiliary, region.RowTotals, region.ColumnTotals, Tolerance);
                    return new Work((long)iterations * region.Auxiliary.Length, 0, IsMet(fitted, region));
                }),
                new InProcessContender("MathNet matrices", () =>
                {
                    var (u, v, iterations) = PlainFitting.Matrices(matrix, rowVector, columnVector, Tolerance);
                    return new Work((long)iterations * region.Auxiliary.Length, 0, IsMet([.. region.Auxiliary.Select((a, c) => a * u[c / region.Count] * v[c % region.Count])], region));
                }),
            ],
            []);
    }

    private static Contest Factors(DenseRegion region)
    {
        var input = region.Reports(withGaps: false);
        var method = ReconciliationMethods.Get("factors");
        var parameters = new Dictionary<string, string> { ["benchmark"] = region.Names[0] + ":immigration" };
        return new Contest(
            $"correction factors, {region.Count} countries",
            "corridors",
            [
                new InProcessContender("domain", () =>
                {
                    var result = method.Apply(input, parameters);
                    return new Work(input.Figures.Length, 0, region.Names.Select((_, i) => IsClose(region.FactorOfArrivals(i), result.Factors[(2 * i) + 1].Factor ?? 0)).All(isClose => isClose));
                }),
                new InProcessContender("MathNet system", () =>
                {
                    var factors = PlainFactors.Solve(input);
                    return new Work(input.Figures.Length, 0, region.Names.Select((_, i) => IsClose(region.FactorOfArrivals(i), factors[(2 * i) + 1])).All(isClose => isClose));
                }),
            ],
            []);
    }

    private static Contest Completion(DenseRegion region)
    {
        var input = region.Reports(withGaps: true);
        var method = ReconciliationMethods.Get("completion");
        var parameters = new Dictionary<string, string> { ["tolerance"] = "0.000000001" };
        double[] known = [.. Enumerable.Repeat(0.0, region.Auxiliary.Length)];
        foreach (var figure in input.Figures)
        {
            known[(input.IndexOf(figure.Origin) * region.Count) + input.IndexOf(figure.Destination)] = figure.DestinationValue ?? 0;
        }

        double[] mask = [.. known.Select(k => k > 0 ? 1.0 : 0)];
        double[] rows = [.. region.Names.Select((_, i) => region.Names.Select((_, j) => known[(i * region.Count) + j]).Sum())];
        double[] columns = [.. region.Names.Select((_, j) => region.Names.Select((_, i) => known[(i * region.Count) + j]).Sum())];
        return new Contest(
            $"completion to 1e-9, {region.Count} countries, every tenth corridor missing",
            "corridors",
            [
                new InProcessContender("domain", () =>
                {
                    var result = method.Apply(input, parameters);
                    return new Work(input.Figures.Length, 0, result.Estimates.All(e => IsClose(region.ReportedArrivals(input.IndexOf(e.Origin), input.IndexOf(e.Destination)), e.Value ?? -1)));
                }),
                new InProcessContender("plain loop, fit of the known alone", () =>
                {
                    var (fitted, _) = PlainFitting.Loop(mask, rows, columns, Tolerance);
                    return new Work(input.Figures.Length, 0, fitted.Select((f, c) => mask[c] == 0 || IsClose(known[c], f)).All(isClose => isClose));
                }),
            ],
            []);
    }

    private static bool IsMet(double[] table, DenseRegion region)
    {
        for (var i = 0; i < region.Count; i++)
        {
            var sum = table.AsSpan(i * region.Count, region.Count).ToArray().Sum();
            if (Math.Abs((sum / region.RowTotals[i]) - 1) > 10 * Tolerance)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsClose(double expected, double actual) => Math.Abs(actual - expected) <= 1e-6 * expected;
}
