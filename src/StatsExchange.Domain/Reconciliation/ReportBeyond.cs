// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Reconciliation;

/// <summary>A country reports moves from or to members whose own figures may not be used.</summary>
/// <param name="Period">The period of the reports.</param>
/// <param name="Reporter">The country that reports (alpha-3).</param>
/// <param name="Side">Which of its reports.</param>
public readonly record struct ReportBeyond(string Period, string Reporter, ReportSide Side);
