// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Reconciliation.CorrectionFactors;

/// <summary>A two-sided cell in the unknowns of one component: its nodes by their position there, its values times the scales of the unknowns.</summary>
internal readonly record struct ScaledCell(int Emigration, int Immigration, double Left, double Arrived, double Weight);
