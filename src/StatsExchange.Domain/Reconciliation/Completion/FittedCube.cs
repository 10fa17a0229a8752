// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Reconciliation.Completion;

/// <summary>A cube fitted to its margins.</summary>
/// <param name="Table">The fitted values, in the names and order of the auxiliary cube.</param>
/// <param name="Iterations">How many iterations it took; one fits every margin once. Of tables fitted one by one, those of the one that took most.</param>
/// <param name="LargestMiss">The largest relative distance of a fitted sum from its total.</param>
public sealed record FittedCube(LabelledCube Table, int Iterations, double LargestMiss);
