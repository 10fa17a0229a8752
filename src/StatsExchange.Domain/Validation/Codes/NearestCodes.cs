// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Mappings;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Validation.Codes;

/// <summary>The codes somebody may have meant: those a few strokes away, and those whose name was written in place of the code.</summary>
internal static class NearestCodes
{
    private const int LeastNameStart = 4;
    private const int LeastBeginning = 3;

    /// <summary>What to add to an expectation: "; did you mean DEU (Germany)?", or nothing.</summary>
    public static string Suggest(Dimension dimension, string text)
    {
        var (list, sent) = (dimension.Codes, TableText.Fold(text));
        var named = (UsualNameOf(list, sent) is { } usual ? [usual] : Near(dimension, sent)).Select(code => $"{code} ({list.NameOf(code)})").ToList();
        return named.Count == 0 ? "" : $"; did you mean {string.Join(" or ", named)}?";
    }

    private static string? UsualNameOf(ICodeList list, string sent) => list switch
    {
        AgeCodes => AgeForms.CodeOf(sent),
        PartnerAreas or ReporterAreas when list.Listed.All(code => code.Id != sent) => CodeNames.Of(list).Find(sent) ?? CommonAbbreviations.Find(sent),
        _ => null,
    };

    private static IEnumerable<string> Near(Dimension dimension, string sent)
    {
        // A total over ways of counting is listed, and always refused.
        var byText = dimension.Codes.Listed
            .Where(code => dimension.Role != DimensionRole.Alternative || code.Id != StandardCodes.Total)
            .SelectMany(code => new[] { (Text: TableText.Fold(code.Id), Code: code.Id), (Text: TableText.Fold(code.Name), Code: code.Id) })
            .ToLookup(entry => entry.Text, entry => entry.Code, StringComparer.Ordinal);
        var texts = byText.Select(entry => entry.Key).ToList();
        var nearest = byText.Contains(sent) ? [sent]
            : StartsOf(sent, texts) is { Count: > 0 } starts ? starts
            : BeginningsOf(sent, texts) is { Count: 1 } beginnings ? beginnings
            : NearestTexts.Of(sent, texts);
        return nearest.SelectMany(found => byText[found]).Distinct().Take(NearestTexts.MostSuggested);
    }

    /// <summary>"FEM" for "Females".</summary>
    private static List<string> BeginningsOf(string sent, List<string> texts) => sent.Length < LeastBeginning
        ? []
        : [.. texts.Where(text => text.StartsWith(sent, StringComparison.Ordinal))];

    /// <summary>"Iran" for "Iran (Islamic Republic of)": names that go on after a word.</summary>
    private static List<string> StartsOf(string sent, IEnumerable<string> names) => sent.Length < LeastNameStart
        ? []
        : [.. names.Where(name => name.Length > sent.Length && name.StartsWith(sent, StringComparison.Ordinal) && !char.IsLetterOrDigit(name[sent.Length]))];
}
