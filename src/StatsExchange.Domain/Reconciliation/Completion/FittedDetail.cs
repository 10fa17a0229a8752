// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Reconciliation.Completion;

/// <summary>Detail that adds up to settled totals.</summary>
/// <param name="Table">Values by origin, destination and class.</param>
/// <param name="WithoutDetail">Corridors with a total for which no side reports all classes, by origin and destination.</param>
public sealed record FittedDetail(LabelledCube Table, ImmutableArray<(string Origin, string Destination)> WithoutDetail);
