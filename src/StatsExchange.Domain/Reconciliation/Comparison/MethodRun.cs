// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Reconciliation.Comparison;

/// <summary>What a method says about a region and period.</summary>
/// <param name="Choice">The method.</param>
/// <param name="Estimates">One line per corridor of the input, in its order; of a method that cannot run, none has a value.</param>
/// <param name="Failure">Why the method cannot run; null where it ran.</param>
public sealed record MethodRun(MethodChoice Choice, ImmutableArray<CorridorEstimate> Estimates, string? Failure)
{
    /// <summary>Runs a method.</summary>
    /// <param name="input">The region.</param>
    /// <param name="choice">The method.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ReconciliationException">There is no such method.</exception>
    public static MethodRun Of(ReconciliationInput input, MethodChoice choice, CancellationToken cancellationToken = default)
    {
        var method = ReconciliationMethods.Get(choice.Method);
        try
        {
            return new MethodRun(choice, method.Apply(input, choice.Parameters, cancellationToken).Estimates, null);
        }
        catch (ReconciliationException fault)
        {
            return new MethodRun(choice, [.. input.Figures.Select(f => CorridorEstimate.None(f, EstimateReason.CannotRun))], fault.Message);
        }
    }
}
