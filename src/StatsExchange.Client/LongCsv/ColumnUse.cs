// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Client.LongCsv;

/// <summary>A column of a file and what it holds.</summary>
/// <param name="Name">Its name in the header.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Default">What an empty field means in a dimension that may be left out; null in all else.</param>
internal readonly record struct ColumnUse(string Name, ColumnKind Kind, string? Default = null);
