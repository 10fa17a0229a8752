// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Journal.Rows;

/// <summary>A row of staged blocks as it stands.</summary>
internal readonly record struct StagedRow(bool HasBlock);
