// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Observations;

/// <summary>The codes of one dimension over a column block as it was sent, in no particular order and not yet checked.</summary>
/// <param name="Id">The dimension's id as sent; REF_AREA and TIME_PERIOD are allowed and must agree with the block's.</param>
/// <param name="Codes">The code texts used.</param>
/// <param name="Indices">One index into <paramref name="Codes"/> per row.</param>
public sealed record SentColumn(string Id, IReadOnlyList<string> Codes, ReadOnlyMemory<int> Indices);
