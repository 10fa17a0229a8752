// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Mappings;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Validation.Codes;

/// <summary>The codes somebody may have meant: those a few strokes away, and those whose name was written in place of the code.</summary>
internal static class NearestCodes
{
    private const int LeastNameStart = 4;

    /// <summary>What to add to an expectation: "; did you mean DEU (Germany)?", or nothing.</summary>
    public static string Suggest(ICodeList list, string text)
    {
        var sent = TableText.Fold(text);
        var byText = list.Listed
            .SelectMany(code => new[] { (Text: TableText.Fold(code.Id), Code: code), (Text: TableText.Fold(code.Name), Code: code) })
            .ToLookup(entry => entry.Text, entry => entry.Code, StringComparer.Ordinal);
        var nearest = byText.Contains(sent) ? [sent] : StartsOf(sent, byText.Select(entry => entry.Key)) is { Count: > 0 } starts ? starts : NearestTexts.Of(sent, byText.Select(entry => entry.Key));
        var named = nearest.SelectMany(found => byText[found]).Distinct().Take(NearestTexts.MostSuggested).Select(code => $"{code.Id} ({code.Name})").ToList();
        return named.Count == 0 ? "" : $"; did you mean {string.Join(" or ", named)}?";
    }

    /// <summary>"Iran" for "Iran (Islamic Republic of)": names that go on after a word.</summary>
    private static List<string> StartsOf(string sent, IEnumerable<string> names) => sent.Length < LeastNameStart
        ? []
        : [.. names.Where(name => name.Length > sent.Length && name.StartsWith(sent, StringComparison.Ordinal) && !char.IsLetterOrDigit(name[sent.Length]))];
}
