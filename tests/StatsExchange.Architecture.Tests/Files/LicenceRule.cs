// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Architecture.Tests.Files;

/// <summary>Every source file names its licence: in its first line, or after the line that says how to run it.</summary>
internal static class LicenceRule
{
    private const string Identifier = "SPDX-License-Identifier: Apache-2.0";

    public static bool Applies(SourceFile file) => CommentOf(file) is not null;

    public static IReadOnlyList<string> Breaches(SourceFile file)
    {
        var first = file.Lines.FirstOrDefault(l => !l.StartsWith("#!", StringComparison.Ordinal));
        return first == $"{CommentOf(file)} {Identifier}" ? [] : [$"{file.Path} does not begin with its licence"];
    }

    private static string? CommentOf(SourceFile file) => file.Extension switch
    {
        ".cs" or ".proto" or ".js" or ".cc" or ".h" => "//",
        ".py" or ".sh" => "#",
        _ => file.Text.StartsWith("#!", StringComparison.Ordinal) ? "#" : null,
    };
}
