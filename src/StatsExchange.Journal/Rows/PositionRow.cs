// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Journal.Rows;

/// <summary>The position of an entry among those of all streams.</summary>
internal readonly record struct PositionRow(long Position, StreamName? Stream, long Seq);
