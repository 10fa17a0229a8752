// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Reasons;

/// <summary>One reason why the figures O of the origin and D of the destination differ.</summary>
/// <param name="Reason">Which.</param>
/// <param name="Kind">What it rests on.</param>
/// <param name="LogPoints">Its share of ln(D / O): above 0 where it makes D the larger; null for what is declared.</param>
/// <param name="Detail">What of it differs, in a few words, for example which group of people; may be empty.</param>
/// <param name="Source">Where the number comes from: the factors, the cells or the publication; empty for what is declared.</param>
public sealed record ReasonStep(AsymmetryReason Reason, ReasonKind Kind, double? LogPoints, string Detail, string Source);
