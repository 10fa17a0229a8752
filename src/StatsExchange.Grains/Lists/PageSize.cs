// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Callers;

namespace StatsExchange.Grains.Lists;

/// <summary>How many a page holds.</summary>
public static class PageSize
{
    private const int Default = 100;
    private const int Largest = 1000;

    /// <exception cref="RefusedException">It is negative or above 1,000.</exception>
    public static int Of(int requested) => requested switch
    {
        < 0 or > Largest => throw RefusedException.Field("page_size", $"expected 0 to {Largest}"),
        0 => Default,
        _ => requested,
    };
}
