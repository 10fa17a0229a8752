// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Cli.Terminal;

/// <summary>A period, or a range written 2010..2017; empty ends are open.</summary>
internal readonly record struct PeriodRange(string From, string To)
{
    private const string Separator = "..";

    /// <summary>Whether a period of the same frequency lies in it.</summary>
    public bool Contains(string period) =>
        (From.Length == 0 || string.CompareOrdinal(period, From) >= 0) && (To.Length == 0 || string.CompareOrdinal(period, To) <= 0);

    public static PeriodRange Parse(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return new("", "");
        }

        var at = text.IndexOf(Separator, StringComparison.Ordinal);
        return at < 0 ? new(text, text) : new(text[..at], text[(at + Separator.Length)..]);
    }
}
