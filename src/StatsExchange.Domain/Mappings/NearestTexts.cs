// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Mappings;

/// <summary>Finds the texts most like one that is not known: by the least number of letters to insert, drop, change or swap.</summary>
internal static class NearestTexts
{
    /// <summary>How many are suggested at most.</summary>
    public const int MostSuggested = 3;

    private const int LongestCompared = 64;

    /// <summary>At most three, the nearest first, none further away than a third of its letters.</summary>
    public static IReadOnlyList<string> Of(string text, IEnumerable<string> known)
    {
        if (text.Length is 0 or > LongestCompared)
        {
            return [];
        }

        return [.. known
            .Where(one => one.Length <= LongestCompared && Math.Abs(one.Length - text.Length) <= MostAway(text, one))
            .Select(one => (Text: one, Away: Distance(text, one)))
            .Where(one => one.Away <= MostAway(text, one.Text))
            .OrderBy(one => one.Away).ThenBy(one => one.Text, StringComparer.Ordinal)
            .Take(MostSuggested)
            .Select(one => one.Text)];
    }

    private static int MostAway(string one, string other) => Math.Max(1, Math.Max(one.Length, other.Length) / 3);

    private static int Distance(string one, string other)
    {
        var rows = new int[3][];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = new int[other.Length + 1];
        }

        for (var j = 0; j <= other.Length; j++)
        {
            rows[1][j] = j;
        }

        for (var i = 1; i <= one.Length; i++)
        {
            var (before, last, current) = (rows[0], rows[1], rows[2]);
            current[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var change = last[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                current[j] = Math.Min(change, Math.Min(last[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    current[j] = Math.Min(current[j], before[j - 2] + 1);
                }
            }

            rows = [last, current, before];
        }

        return rows[1][other.Length];
    }
}
