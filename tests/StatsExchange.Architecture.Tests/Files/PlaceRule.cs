// SPDX-License-Identifier: Apache-2.0
using System.Text.RegularExpressions;

namespace StatsExchange.Architecture.Tests.Files;

/// <summary>Nothing committed depends on one machine or on where packages come from.</summary>
internal static partial class PlaceRule
{
    public static IReadOnlyList<string> Breaches(SourceFile file) =>
    [
        .. file.Lines.SelectMany((line, index) => Patterns()
            .Matches(line)
            .Select(found => $"{file.Path}:{index + 1} names {found.Value}")),
    ];

    // A letter in brackets keeps a pattern from matching its own text.
    [GeneratedRegex(
        @"(?<![\w.}])/(?:[w]ork|[h]ome|[r]oot|[U]sers|[t]mp)(?:/[\w.-]+)+" +
        @"|\b[A-Za-z]:\\[U]sers\\" +
        @"|\b(?:api\.|www\.)?[n]uget\.org|\b[r]egistry\.(?:npmjs|yarnpkg)\.\w+|\b[p]ypi\.(?:org|python\.org)|\b[p]roxy\.golang\.org" +
        @"|\b[d]eb\.debian\.org" +
        @"|""[r]esolved"":\s*""http|(?<=https?://)[\w.-]*(?:[a]rtifactory|[n]exus|[v]erdaccio)[\w.-]*",
        RegexOptions.CultureInvariant)]
    private static partial Regex Patterns();
}
