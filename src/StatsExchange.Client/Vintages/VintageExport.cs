// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Client.Vintages;

/// <summary>What was exported.</summary>
/// <param name="Revision">Revision of the country the answer rests on.</param>
/// <param name="Observations">Rows written; 0 where there was nothing at the time.</param>
public sealed record VintageExport(long Revision, long Observations);
