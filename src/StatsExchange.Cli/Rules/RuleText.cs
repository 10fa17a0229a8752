// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using StatsExchange.Cli.Terminal;
using StatsExchange.Client.Connections;
using StatsExchange.V1;

namespace StatsExchange.Cli.Rules;

/// <summary>Rules for the reader, as JSON and as the catalogue in Markdown.</summary>
internal static class RuleText
{
    private static readonly string[] Columns = ["rule", "level#", "severity", "what it finds", "what it demands"];

    private static readonly string[] Levels =
    [
        "Level 0: readable",
        "Level 1: codes, types and arithmetic inside the file",
        "Level 2: against the office's earlier vintages and series sheets",
        "Level 3: against the mirror",
    ];

    public static JsonObject Json(ValidationRule rule, RuleSeverity? decided)
    {
        var json = (JsonObject)MessageJson.Of(rule)!;
        json["in_force"] = ShortNames.Of(InForce(rule, decided));
        json["decided"] = decided is null ? null : MessageJson.Of(decided);
        return json;
    }

    public static void Show(Output output, IEnumerable<(ValidationRule Rule, RuleSeverity? Decided)> rules) => output.Show(FigureTable.Of(null, Columns, rules.Select(entry => new[]
    {
        entry.Rule.Id,
        Figures.Count(entry.Rule.Level),
        Name(InForce(entry.Rule, entry.Decided)) + (InForce(entry.Rule, entry.Decided) == entry.Rule.Severity ? "" : $" (its own: {Name(entry.Rule.Severity)})"),
        entry.Rule.Name,
        entry.Rule.Expects,
    })));

    /// <summary>The catalogue as a file of the repository.</summary>
    public static string Markdown(IReadOnlyList<ValidationRule> rules)
    {
        var text = new StringBuilder("<!-- SPDX-License-Identifier: Apache-2.0 -->\n# Validation rules\n\n")
            .Append("Made by `statsx rules list --markdown`; a test fails where it is stale. Errors refuse the whole submission, warnings and\n")
            .Append("information do not. An office's analyst decides on severities with `statsx rules set`; a fixed rule has one only.\n");
        foreach (var level in rules.GroupBy(rule => rule.Level).OrderBy(level => level.Key))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {Levels[level.Key]}\n\n| rule | severity | may be | finds | demands |\n|---|---|---|---|---|\n");
            foreach (var rule in level)
            {
                var others = rule.Admitted.Where(severity => severity != rule.Severity).Select(Name).ToList();
                text.Append(CultureInfo.InvariantCulture, $"| `{rule.Id}` | {Name(rule.Severity)} | {(others.Count == 0 ? "fixed" : string.Join(", ", others))} | {rule.Name} | {rule.Expects} |\n");
            }
        }

        return text.ToString();
    }

    private static Severity InForce(ValidationRule rule, RuleSeverity? decided) =>
        decided is { Severity: not Severity.Unspecified } && rule.Admitted.Contains(decided.Severity) ? decided.Severity : rule.Severity;

    private static string Name(Severity severity) => ShortNames.Of(severity).ToLowerInvariant();
}
