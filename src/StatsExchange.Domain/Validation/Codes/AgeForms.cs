// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text.RegularExpressions;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Validation.Codes;

/// <summary>Other ways to write ages: 15-19, Y15-19, 15T19, Y65+, 65+, &lt;15.</summary>
internal static partial class AgeForms
{
    /// <summary>The code of an age written in another way, or null.</summary>
    public static string? CodeOf(string folded)
    {
        var code = Between().Match(folded) is { Success: true } between ? $"Y{Years(between, 1)}T{Years(between, 2)}"
            : AndOver().Match(folded) is { Success: true } over ? $"Y_GE{Years(over, 1)}"
            : Under().Match(folded) is { Success: true } under ? $"Y_LT{Years(under, 1)}"
            : Single().Match(folded) is { Success: true } single ? $"Y{Years(single, 1)}"
            : "";
        return AgeCodes.TryParse(code, out _) ? code : null;
    }

    private static int Years(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^[YA]?_?([0-9]{1,3}) ?(?:-|–|_|TO|T) ?Y?([0-9]{1,3})$", RegexOptions.CultureInvariant)]
    private static partial Regex Between();

    [GeneratedRegex(@"^(?:Y?_?(?:GE|>=|≥) ?)?Y?([0-9]{1,3}) ?(?:\+|PLUS|OVER|AND OVER)?(?<=GE.*|[>≥].*|\+|PLUS|OVER)$", RegexOptions.CultureInvariant)]
    private static partial Regex AndOver();

    [GeneratedRegex(@"^(?:Y?_?(?:LT|<)|UNDER) ?([0-9]{1,3})$", RegexOptions.CultureInvariant)]
    private static partial Regex Under();

    [GeneratedRegex(@"^[YA]?_?([0-9]{1,3})$", RegexOptions.CultureInvariant)]
    private static partial Regex Single();
}
