// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Reconciliation.CorrectionFactors;

/// <summary>A node of the reporting graph: the emigration or the immigration reports of a country.</summary>
internal readonly record struct ReportNode(int Country, ReportSide Side)
{
    /// <summary>Its position among all nodes: two per country, emigration first.</summary>
    public int Index => (2 * Country) + (int)Side;
}
