// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using StatsExchange.Grains.Callers;

namespace StatsExchange.Grains;

/// <summary>Pages of lists: an opaque token holds where to go on and what was asked for, so that it fits no other list.</summary>
public static class Paging
{
    private const int DefaultSize = 100;
    private const int MaxSize = 1_000;

    /// <summary>The page asked for, and the token of the next; empty on the last.</summary>
    /// <param name="items">All items, in an order that later additions only extend at the front or back.</param>
    /// <param name="pageSize">As asked; 0 means 100, at most 1,000.</param>
    /// <param name="pageToken">As asked; empty for the first page.</param>
    /// <param name="filter">Everything else that was asked for.</param>
    /// <exception cref="RefusedException">The size is negative, or the token is not one of this list.</exception>
    public static (IReadOnlyList<T> Items, string NextPageToken) Page<T>(IReadOnlyList<T> items, int pageSize, string pageToken, params ReadOnlySpan<string> filter)
    {
        if (pageSize is < 0 or > MaxSize)
        {
            throw RefusedException.Field("page_size", $"expected 0 to {MaxSize}");
        }

        var mark = MarkOf(filter);
        var start = pageToken.Length == 0 ? 0 : StartOf(pageToken, mark);
        var page = items.Skip(start).Take(pageSize == 0 ? DefaultSize : pageSize).ToList();
        var next = start + page.Count;
        return (page, next < items.Count ? TokenOf(next, mark) : "");
    }

    private static string TokenOf(int start, string mark) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"{mark}:{start.ToString(CultureInfo.InvariantCulture)}"));

    private static int StartOf(string token, string mark)
    {
        var bytes = new byte[token.Length];
        if (Convert.TryFromBase64String(token, bytes, out var length))
        {
            var parts = Encoding.UTF8.GetString(bytes, 0, length).Split(':');
            if (parts.Length == 2 && parts[0] == mark && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var start))
            {
                return start;
            }
        }

        throw RefusedException.Field("page_token", "expected the next_page_token of the page before, with the rest of the request unchanged");
    }

    private static string MarkOf(ReadOnlySpan<string> filter) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', filter!)))[..8]);
}
