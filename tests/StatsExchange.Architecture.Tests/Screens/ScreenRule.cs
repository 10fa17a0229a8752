// SPDX-License-Identifier: Apache-2.0
using System.Text.RegularExpressions;

namespace StatsExchange.Architecture.Tests.Screens;

/// <summary>
/// Commands print by Terminal/Output.cs and build no markup: it makes legible what others have written, which steers terminals and imitates lines
/// where it is printed as it came.
/// </summary>
internal static partial class ScreenRule
{
    private const string Terminal = "src/StatsExchange.Cli/Terminal/";

    public static IEnumerable<string> Breaches(SourceFile file) => file.Path.StartsWith(Terminal, StringComparison.Ordinal)
        ? []
        : file.Lines.Index().Where(line => Direct().IsMatch(line.Item)).Select(line => $"{file.Path}:{line.Index + 1} prints past Terminal/Output.cs: {line.Item.Trim()}");

    [GeneratedRegex(@"\bSpectre\b|\bAnsiConsole\b|\bConsole\.|\.Messages\.|InvocationConfiguration\.(Output|Error)")]
    private static partial Regex Direct();
}
