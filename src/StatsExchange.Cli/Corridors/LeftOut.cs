// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Cli.Terminal;
using StatsExchange.V1;

namespace StatsExchange.Cli.Corridors;

/// <summary>Says what an answer lacks. An office without agreements lacks nearly all the world.</summary>
internal static class LeftOut
{
    private const int MostNamed = 30;

    public static void Show(Output output, UnrankedCorridors? unranked)
    {
        if (unranked is null)
        {
            return;
        }

        var counts = new (int Count, string Why)[]
        {
            (unranked.Missing, "not reported by a side"),
            (unranked.Suppressed, "suppressed"),
            (unranked.Ambiguous, "ambiguous"),
            (unranked.Included, "included elsewhere"),
            (unranked.TotalNotSent, "sent without a total"),
        };
        var told = counts.Where(entry => entry.Count > 0).Select(entry => $"{Figures.Count(entry.Count)} {entry.Why}").ToList();
        if (told.Count > 0)
        {
            output.Line($"Not ranked: {string.Join(", ", told)}.");
        }
    }

    public static void Show(Output output, IReadOnlyCollection<string> countries)
    {
        if (countries.Count > 0)
        {
            var named = countries.Count <= MostNamed ? string.Join(", ", countries) : $"{countries.Count} countries (--json names them)";
            output.Line($"Left out, because no agreement covers the read: {named}.");
        }
    }
}
