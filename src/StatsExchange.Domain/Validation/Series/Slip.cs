// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Validation.Series;

/// <summary>What slips of the unit in a file mean for one figure.</summary>
/// <param name="IsSlip">The figure is the slip; else the one before it in the file is.</param>
/// <param name="Beside">The period before in the file; empty where the figure is its series' first.</param>
/// <param name="Level">The figure to compare with in place of the one before; missing where there is none.</param>
/// <param name="LevelPeriod">The period of that figure.</param>
public sealed record Slip(bool IsSlip, string Beside, double Level, string LevelPeriod);
