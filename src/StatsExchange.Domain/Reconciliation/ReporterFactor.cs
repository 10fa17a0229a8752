// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Reconciliation;

/// <summary>The correction factor of one side of a country's reports, or the reason why there is none.</summary>
/// <param name="Reporter">The reporting country (alpha-3).</param>
/// <param name="Side">Its emigration or its immigration reports.</param>
/// <param name="Factor">What its figures are multiplied by; kept beside the reason where it is out of range.</param>
/// <param name="Reason">Why there is none, or why it is not used; null where it is used.</param>
public sealed record ReporterFactor(string Reporter, ReportSide Side, double? Factor, FactorReason? Reason)
{
    /// <summary>The factor where it is used.</summary>
    public double? Used => Reason is null ? Factor : null;
}
