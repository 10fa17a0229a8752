// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Grains.Vintages;

/// <summary>Where a comparison of two vintages goes on: in which period, at which block and row of each side.</summary>
internal readonly record struct ComparisonPlace(string Period, int BeforeBlock, int BeforeRow, int AfterBlock, int AfterRow)
{
    public static ComparisonPlace Start { get; } = new("", 0, 0, 0, 0);

    /// <summary>This place, or the beginning of a later period.</summary>
    public ComparisonPlace In(string period) => period == Period ? this : Start with { Period = period };
}
