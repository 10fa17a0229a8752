// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Journal.Rows;

/// <summary>How many rows there are to read.</summary>
internal readonly record struct RowCounts(long Entries, long Commands, long Blocks, long References, long States)
{
    public long Total => Entries + Entries + Commands + Blocks + References + States;
}
