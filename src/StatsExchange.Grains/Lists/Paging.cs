// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using StatsExchange.Grains.Callers;

namespace StatsExchange.Grains.Lists;

/// <summary>Pages of a list that is at hand as a whole.</summary>
public static class Paging
{
    /// <summary>The page asked for, and the token of the next; empty on the last.</summary>
    /// <param name="items">All items, in an order that later additions only extend at the front or back.</param>
    /// <param name="pageSize">As asked; see <see cref="PageSize"/>.</param>
    /// <param name="pageToken">As asked; empty for the first page.</param>
    /// <param name="filter">Everything else that was asked for: a token fits no other list.</param>
    /// <exception cref="RefusedException">The size is out of range, or the token is not one of this list.</exception>
    public static (IReadOnlyList<T> Items, string NextPageToken) Page<T>(IReadOnlyList<T> items, int pageSize, string pageToken, params ReadOnlySpan<string> filter)
    {
        var size = PageSize.Of(pageSize);
        var scope = string.Join('\n', filter!);
        var start = PageToken.Read(scope, pageToken) is { } position ? int.Parse(position, NumberStyles.None, CultureInfo.InvariantCulture) : 0;
        var page = items.Skip(start).Take(size).ToList();
        var next = start + page.Count;
        return (page, next < items.Count ? PageToken.Write(scope, next.ToString(CultureInfo.InvariantCulture)) : "");
    }
}
