// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Mappings;

/// <summary>What became of the rows of a table.</summary>
/// <param name="Rows">Rows sent.</param>
/// <param name="RowsLeftOut">Rows left out by rules, with empty rows.</param>
/// <param name="RowsOfOtherAreas">Rows of other known areas.</param>
/// <param name="CellsLeftOut">Cells of figures of which no observation is made.</param>
/// <param name="Observations">Observations made.</param>
public sealed record MappedCounts(long Rows, long RowsLeftOut, long RowsOfOtherAreas, long CellsLeftOut, long Observations);
