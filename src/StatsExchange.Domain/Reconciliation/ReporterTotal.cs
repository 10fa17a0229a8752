// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Reconciliation;

/// <summary>
/// What a country reports of its moves from or to all countries, `_T`, and of those that belong to no corridor of the region. Members + other +
/// unknown = total.
/// </summary>
/// <param name="Country">The reporter (alpha-3).</param>
/// <param name="Side">Its departures or its arrivals.</param>
/// <param name="Total">From or to all, in the unit of the figures.</param>
/// <param name="Other">From or to countries outside the region.</param>
/// <param name="Unknown">From or to where nobody knows.</param>
public sealed record ReporterTotal(string Country, ReportSide Side, double Total, double Other, double Unknown)
{
    /// <summary>What is left for the corridors of the region.</summary>
    public double Within => Total - Other - Unknown;
}
