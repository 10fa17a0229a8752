// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Validation.Series;

/// <summary>When two figures of one cell are about a thousand times apart, so that one of them is likely in thousands.</summary>
internal static class UnitSlip
{
    private const double LeastTimes = 500;
    private const double MostTimes = 2_000;

    /// <summary>From a handful of people to thousands is what a war does; the smaller figure must be a figure.</summary>
    private const double LeastSmaller = 10;

    public static bool IsLikely(double one, double other)
    {
        var (smaller, larger) = one < other ? (one, other) : (other, one);
        return smaller >= LeastSmaller && larger >= smaller * LeastTimes && larger <= smaller * MostTimes;
    }
}
