// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Reconciliation.CorrectionFactors;

/// <summary>The solved factors of one component.</summary>
/// <param name="Nodes">Node indices of the component.</param>
/// <param name="Factors">The factor of each of them.</param>
/// <param name="Cells">The number of cells fitted.</param>
/// <param name="Objective">Σ w (β I − α E)² over them.</param>
/// <param name="Residual">The largest residual of the scaled system, relative to its solution.</param>
internal sealed record FactorSolution(
    ImmutableArray<int> Nodes,
    ImmutableArray<double> Factors,
    int Cells,
    double Objective,
    double Residual);
