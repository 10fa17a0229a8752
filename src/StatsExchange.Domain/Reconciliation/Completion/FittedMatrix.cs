// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Reconciliation.Completion;

/// <summary>A table fitted to margins: each value is the auxiliary value times a factor of its row and one of its column.</summary>
/// <param name="Table">The fitted values, in the names and order of the auxiliary table.</param>
/// <param name="RowFactors">The factor of each row.</param>
/// <param name="ColumnFactors">The factor of each column.</param>
/// <param name="Iterations">How many iterations it took.</param>
/// <param name="LargestMiss">The largest relative distance of a fitted row from its total; the columns are met exactly, or to the tolerance where totals disagree.</param>
public sealed record FittedMatrix(
    LabelledMatrix Table,
    ImmutableArray<double> RowFactors,
    ImmutableArray<double> ColumnFactors,
    int Iterations,
    double LargestMiss);
