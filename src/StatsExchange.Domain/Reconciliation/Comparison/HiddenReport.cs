// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Reconciliation.Comparison;

/// <summary>A report that was hidden from a method, and what the method expects it to be.</summary>
/// <param name="Reported">The report, brought to the minimum stay aimed at; above 0.</param>
/// <param name="Predicted">What the method expects; null where it cannot say. It can be 0, which is never scored: it has no logarithm.</param>
/// <param name="Reason">Why it cannot say; null where it can.</param>
public sealed record HiddenReport(double Reported, double? Predicted, EstimateReason? Reason);
