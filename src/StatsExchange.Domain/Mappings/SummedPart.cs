// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Mappings;

/// <summary>A cell of a table with what it stands for.</summary>
/// <param name="Dimensions">Code by dimension id.</param>
/// <param name="Attributes">Text by attribute id.</param>
/// <param name="Cell">What the cell says.</param>
/// <param name="Line">The line of its row.</param>
/// <param name="Column">Its column.</param>
/// <param name="Text">Its text as sent.</param>
/// <param name="Texts">What the row says, by reader.</param>
internal sealed record SummedPart(
    List<KeyValuePair<string, string>> Dimensions, SortedDictionary<string, string> Attributes, CellReader.Cell Cell, int Line, string Column, string Text, string[] Texts);
