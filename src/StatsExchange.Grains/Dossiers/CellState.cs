// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Grains.Dossiers;

/// <summary>What a reader sees of a cell.</summary>
/// <param name="Value">Its value; null where it is missing or withheld.</param>
/// <param name="IsWithheld">Whether it is withheld, which is neither missing nor 0.</param>
internal readonly record struct CellState(double? Value, bool IsWithheld);
