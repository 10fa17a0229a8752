// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Contracts.Snapshots;

/// <summary>How a member stood with a table and period of a round.</summary>
/// <param name="Country">ISO 3166-1 alpha-3.</param>
/// <param name="Measure">MEASURE of the table.</param>
/// <param name="Basis">BASIS of the table; empty for structures without it.</param>
/// <param name="Period">Period observed.</param>
/// <param name="Status">ON_TIME, LATE, AFTER_FREEZE, MISSING, NO_AGREEMENT or UNREADABLE.</param>
/// <param name="DaysLate">Begun days after the due time; 0 where it was not late.</param>
public sealed record ManifestReporting(string Country, string Measure, string Basis, string Period, string Status, int DaysLate)
{
    /// <summary>The earlier round that these figures came too late for; empty where there is none.</summary>
    public string CarriedOverFrom { get; init; } = "";
}
