// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Reconciliation;

/// <summary>The outcome of one method on one input.</summary>
/// <param name="MethodId">The method's id in <see cref="ReconciliationMethods"/>.</param>
/// <param name="MethodVersion">The version of the method that ran.</param>
/// <param name="Parameters">Every parameter it ran with, defaults included.</param>
/// <param name="Estimates">One line per corridor of the input, in order of origin, then destination.</param>
/// <param name="Factors">For methods with factors two lines per country of the region, emigration first; empty otherwise.</param>
/// <param name="Diagnostics">For fitted methods how well they fit; null otherwise.</param>
public sealed record MethodResult(
    string MethodId,
    string MethodVersion,
    ImmutableSortedDictionary<string, string> Parameters,
    ImmutableArray<CorridorEstimate> Estimates,
    ImmutableArray<ReporterFactor> Factors,
    MethodDiagnostics? Diagnostics)
{
    /// <summary>Sums of the estimates with intervals, where the method has them: the region, each origin, each destination. Empty otherwise.</summary>
    public ImmutableArray<EstimatedTotal> Totals { get; init; } = [];

    /// <summary>For methods with factors the residual of every corridor that was fitted or set apart. Empty otherwise.</summary>
    public ImmutableArray<CorridorFit> Fits { get; init; } = [];

    /// <summary>Which factors brought both sides to one definition first; null where they were taken as reported.</summary>
    public string? Harmonised { get; init; }
}
