// SPDX-License-Identifier: Apache-2.0
using System.Text.RegularExpressions;

namespace StatsExchange.Architecture.Tests.Files;

/// <summary>A file holds one type and is named after it. Types stand at the margin, because namespaces are file-scoped.</summary>
internal static partial class TypeRule
{
    public static IReadOnlyList<string> Breaches(SourceFile file)
    {
        var types = Declaration().Matches(file.Text).Select(m => m.Groups["name"].Value).Distinct().ToList();
        return types switch
        {
            [] => [],
            [var type] when IsNamedAfter(file.Name, type) => [],
            [var type] => [$"{file.Path} holds {type} and is not named after it"],
            _ => [$"{file.Path} holds {string.Join(", ", types)}"],
        };
    }

    // Metadata.Entry.cs is a part of Metadata; Client<T> stands in Client{T}.cs or ClientOfT.cs.
    private static bool IsNamedAfter(string fileName, string type)
    {
        var name = fileName.Split('.')[0];
        var plain = type.Split('<')[0];
        return name == plain
            || (type.Contains('<') && (name.StartsWith(plain + "{", StringComparison.Ordinal) || name.StartsWith(plain + "Of", StringComparison.Ordinal)));
    }

    [GeneratedRegex(
        @"^(?:\[.*\]\s*)?(?:(?:public|internal|sealed|static|abstract|readonly|partial|ref|unsafe)\s+)*" +
        @"(?:(?:record\s+struct|record\s+class|record|class|struct|interface|enum)\s+|delegate\s+[^\s(]+(?:<[^(]*>)?\s+)" +
        @"(?<name>[A-Za-z_]\w*(?:<[^>(]*>)?)",
        RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
