// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Cli.Terminal;

/// <summary>Reads all pages of a list.</summary>
internal static class Pages
{
    public const int Size = 1000;

    public static async Task<List<TItem>> AllAsync<TPage, TItem>(
        Func<string, Task<TPage>> fetch,
        Func<TPage, IEnumerable<TItem>> items,
        Func<TPage, string> nextToken)
    {
        var all = new List<TItem>();
        var token = "";
        do
        {
            var page = await fetch(token).ConfigureAwait(false);
            all.AddRange(items(page));
            token = nextToken(page);
        }
        while (token.Length > 0);
        return all;
    }
}
