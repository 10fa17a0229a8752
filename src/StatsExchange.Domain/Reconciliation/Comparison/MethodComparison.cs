// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Reconciliation.Comparison;

/// <summary>Several methods on one region: how they differ, and where.</summary>
public sealed class MethodComparison
{
    private MethodComparison(
        ImmutableArray<MethodChoice> choices,
        ImmutableArray<MethodResult> results,
        ImmutableArray<ComparedCorridor> corridors,
        ImmutableArray<PairDifference> pairs)
    {
        Choices = choices;
        Results = results;
        Corridors = corridors;
        Pairs = pairs;
    }

    /// <summary>The methods, in the order given.</summary>
    public ImmutableArray<MethodChoice> Choices { get; }

    /// <summary>Their results, in that order.</summary>
    public ImmutableArray<MethodResult> Results { get; }

    /// <summary>Every corridor, those on which the methods differ most, in persons, first; those with fewer than two estimates last.</summary>
    public ImmutableArray<ComparedCorridor> Corridors { get; }

    /// <summary>Every two methods, in the order given.</summary>
    public ImmutableArray<PairDifference> Pairs { get; }

    /// <summary>Runs the methods.</summary>
    /// <exception cref="ReconciliationException">A method cannot run on the region.</exception>
    public static MethodComparison Of(ReconciliationInput input, IEnumerable<MethodChoice> choices)
    {
        ImmutableArray<MethodChoice> all = [.. choices];
        ImmutableArray<MethodResult> results = [.. all.Select(c => ReconciliationMethods.Get(c.Method).Apply(input, c.Parameters))];
        var corridors = input.Figures.Select((f, at) => new ComparedCorridor(f.Origin, f.Destination, [.. results.Select(r => r.Estimates[at])]));
        var pairs =
            from first in Enumerable.Range(0, all.Length)
            from second in Enumerable.Range(first + 1, all.Length - first - 1)
            select Difference(all[first].Name, results[first], all[second].Name, results[second]);
        return new MethodComparison(all, results, [.. corridors.OrderByDescending(c => c.Spread ?? -1)], [.. pairs]);
    }

    private static PairDifference Difference(string first, MethodResult one, string second, MethodResult other)
    {
        var both = one.Estimates.Zip(other.Estimates).Where(e => e.First.Value > 0 && e.Second.Value > 0).ToArray();
        if (both.Length == 0)
        {
            return new PairDifference(first, second, 0, null, null);
        }

        double[] ratios = [.. both.Select(e => Math.Abs(Math.Log(e.Second.Value!.Value / e.First.Value!.Value))).Order()];
        return new PairDifference(
            first,
            second,
            both.Length,
            (ratios[(ratios.Length - 1) / 2] / 2) + (ratios[ratios.Length / 2] / 2),
            both.Sum(e => e.Second.Value!.Value) / both.Sum(e => e.First.Value!.Value));
    }
}
