// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Reasons;

/// <summary>A compared cell with what is known of its two figures, and why they differ.</summary>
/// <param name="Origin">What is known of the origin's figure; null where there is none that one row holds.</param>
/// <param name="Destination">What is known of the destination's figure; null where there is none that one row holds.</param>
/// <param name="Difference">Why they differ.</param>
public sealed record ExplainedCell(SideFacts? Origin, SideFacts? Destination, ExplainedDifference Difference);
