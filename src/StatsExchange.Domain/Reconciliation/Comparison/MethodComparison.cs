// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Reconciliation.Comparison;

/// <summary>Several methods on one region: how they differ, and where.</summary>
public sealed class MethodComparison
{
    private MethodComparison(
        ImmutableArray<MethodChoice> choices,
        ImmutableArray<MethodResult> results,
        ImmutableArray<string?> failures,
        ImmutableArray<ComparedCorridor> corridors,
        ImmutableArray<PairDifference> pairs)
    {
        Choices = choices;
        Results = results;
        Failures = failures;
        Corridors = corridors;
        Pairs = pairs;
    }

    /// <summary>The methods, in the order given.</summary>
    public ImmutableArray<MethodChoice> Choices { get; }

    /// <summary>Their results, in that order; of a method that cannot run, no estimate for any corridor.</summary>
    public ImmutableArray<MethodResult> Results { get; }

    /// <summary>Why a method cannot run on the region, in that order; null where it ran.</summary>
    public ImmutableArray<string?> Failures { get; }

    /// <summary>Every corridor, those on which the methods differ most, in persons, first; those with fewer than two estimates last.</summary>
    public ImmutableArray<ComparedCorridor> Corridors { get; }

    /// <summary>Every two methods, in the order given.</summary>
    public ImmutableArray<PairDifference> Pairs { get; }

    /// <summary>Runs the methods; one that cannot run keeps no other from running.</summary>
    /// <param name="input">The region.</param>
    /// <param name="choices">The methods.</param>
    /// <param name="cancellationToken">Stops a method.</param>
    /// <exception cref="ReconciliationException">There is no such method.</exception>
    public static MethodComparison Of(ReconciliationInput input, IEnumerable<MethodChoice> choices, CancellationToken cancellationToken = default)
    {
        ImmutableArray<MethodChoice> all = [.. choices];
        var runs = all.Select(choice => Run(input, choice, cancellationToken)).ToArray();
        ImmutableArray<MethodResult> results = [.. runs.Select(run => run.Result)];
        var corridors = input.Figures.Select((f, at) => new ComparedCorridor(f.Origin, f.Destination, [.. results.Select(r => r.Estimates[at])]));
        var pairs =
            from first in Enumerable.Range(0, all.Length)
            from second in Enumerable.Range(first + 1, all.Length - first - 1)
            select Difference(all[first].Name, results[first], all[second].Name, results[second]);
        return new MethodComparison(all, results, [.. runs.Select(run => run.Failure)], [.. corridors.OrderByDescending(c => c.Spread ?? -1)], [.. pairs]);
    }

    private static (MethodResult Result, string? Failure) Run(ReconciliationInput input, MethodChoice choice, CancellationToken cancellationToken)
    {
        var method = ReconciliationMethods.Get(choice.Method);
        try
        {
            return (method.Apply(input, choice.Parameters, cancellationToken), null);
        }
        catch (ReconciliationException fault)
        {
            ImmutableArray<CorridorEstimate> none = [.. input.Figures.Select(f => CorridorEstimate.None(f, EstimateReason.CannotRun))];
            return (new MethodResult(method.Description.Id, method.Description.Version, choice.Parameters, none, [], null), fault.Message);
        }
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
