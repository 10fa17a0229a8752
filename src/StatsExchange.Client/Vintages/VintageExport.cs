// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.V1;

namespace StatsExchange.Client.Vintages;

/// <summary>What was exported.</summary>
/// <param name="Revision">Revision of the country the answer rests on.</param>
/// <param name="Observations">Rows written; 0 where there was nothing at the time.</param>
/// <param name="Sheets">The series sheets that held for them when the vintage was made.</param>
public sealed record VintageExport(long Revision, long Observations, ImmutableArray<SheetVersion> Sheets);
