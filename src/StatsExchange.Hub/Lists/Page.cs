// SPDX-License-Identifier: Apache-2.0
using System.Globalization;

namespace StatsExchange.Hub.Lists;

/// <summary>A page of a list that never changes while the process runs.</summary>
internal static class Page
{
    /// <summary>Cuts the page that is asked for.</summary>
    /// <param name="scope">The list, with what it was asked for.</param>
    /// <param name="all">The whole list.</param>
    /// <param name="pageSize">page_size as sent.</param>
    /// <param name="pageToken">page_token as sent.</param>
    /// <returns>The items, and the token of the next page; empty on the last.</returns>
    public static (IEnumerable<T> Items, string NextPageToken) Of<T>(string scope, IReadOnlyList<T> all, int pageSize, string pageToken)
    {
        var size = PageSize.Of(pageSize);
        var start = PageToken.Read(scope, pageToken) is { } position ? int.Parse(position, CultureInfo.InvariantCulture) : 0;
        var next = start + size < all.Count
            ? PageToken.Write(scope, (start + size).ToString(CultureInfo.InvariantCulture))
            : "";
        return (all.Skip(start).Take(size), next);
    }
}
