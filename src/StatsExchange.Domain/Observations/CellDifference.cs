// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Observations;

/// <summary>A cell that differs between two states of a slice.</summary>
/// <param name="Before">Its row in the first state, or null where it is not there: it was added.</param>
/// <param name="After">Its row in the second state, or null where it is not there: it was removed.</param>
public readonly record struct CellDifference(int? Before, int? After);
