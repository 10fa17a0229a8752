// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Reconciliation;

/// <summary>A sum of estimates, with an interval that knows what its parts have in common.</summary>
/// <param name="Origin">The origin whose corridors are summed; null for all.</param>
/// <param name="Destination">The destination whose corridors are summed; null for all.</param>
/// <param name="Value">The sum of the estimates, in the unit of the reports.</param>
/// <param name="Lower">The lower end of the interval.</param>
/// <param name="Upper">The upper end of the interval.</param>
/// <param name="Corridors">How many corridors with an estimate are in it.</param>
/// <param name="WithoutEstimate">How many corridors without one it leaves out.</param>
public sealed record EstimatedTotal(
    string? Origin, string? Destination, double Value, double Lower, double Upper, int Corridors, int WithoutEstimate);
