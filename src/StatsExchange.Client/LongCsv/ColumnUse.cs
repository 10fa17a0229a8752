// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Client.LongCsv;

/// <summary>A column of a file and what it holds.</summary>
internal readonly record struct ColumnUse(string Name, ColumnKind Kind);
