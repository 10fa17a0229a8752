// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Validation.Series;

/// <summary>The last figure of a series that is no slip.</summary>
/// <param name="Value">The figure; missing before the first.</param>
/// <param name="Period">Its period.</param>
/// <param name="Row">Its row there.</param>
/// <param name="IsFirst">No other figure of the series bears it out.</param>
internal readonly record struct SeriesLevel(double Value, string Period, int Row, bool IsFirst);
