// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Reconciliation;

/// <summary>How well a fitted method fits.</summary>
/// <param name="Components">The number of connected components that were solved.</param>
/// <param name="Cells">The number of cells fitted.</param>
/// <param name="Objective">The value of the minimised sum.</param>
/// <param name="Residual">The largest residual of the linear system after scaling: how exactly it was solved.</param>
public sealed record MethodDiagnostics(int Components, int Cells, double Objective, double Residual);
