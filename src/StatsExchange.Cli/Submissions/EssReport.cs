// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text.Json.Nodes;
using StatsExchange.Client.Connections;
using StatsExchange.Client.Submissions;
using StatsExchange.V1;

namespace StatsExchange.Cli.Submissions;

/// <summary>
/// The outcome of validation in the generic form of the ESS validation report (ESSnet ValiDat Foundation), one item per rule and target:
/// value "0" for each finding, "1" for the whole where a rule passed, "NA" where it had nothing to look at or was not reached.
/// </summary>
internal sealed class EssReport
{
    private const string Language = "statsexchange";
    private const string Client = "statsx";
    private const string Failed = "0";
    private const string Passed = "1";
    private const string NotApplicable = "NA";

    private readonly SubmissionOutcome _outcome;
    private readonly string _source;
    private readonly string _time;
    private readonly string _actor;
    private readonly JsonArray _items = [];

    private EssReport(SubmissionOutcome outcome, string source, DateTimeOffset time, string? subject)
    {
        _actor = subject ?? Client;
        _outcome = outcome;
        _source = source;
        _time = time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
    }

    /// <param name="outcome">What validation found.</param>
    /// <param name="rules">All rules of the hub, in their order.</param>
    /// <param name="source">The name of the file.</param>
    /// <param name="time">When it was validated.</param>
    /// <param name="subject">Whose token it was validated with; null where that is not known.</param>
    public static JsonArray Of(SubmissionOutcome outcome, IReadOnlyList<ValidationRule> rules, string source, DateTimeOffset time, string? subject)
    {
        var report = new EssReport(outcome, source, time, subject);
        foreach (var rule in rules)
        {
            report.Add(rule);
        }

        return report._items;
    }

    private void Add(ValidationRule rule)
    {
        var result = _outcome.Rules.FirstOrDefault(found => found.Rule == rule.Id);
        if (result is null)
        {
            var applied = _outcome.WasValidated && !_outcome.NotApplicable.Contains(rule.Id);
            AddItem(rule, rule.Severity, rule.Expects, Whole(), applied ? Passed : NotApplicable);
            return;
        }

        foreach (var finding in _outcome.Findings.Where(finding => finding.Rule == rule.Id))
        {
            AddItem(rule, finding.Severity, Description(rule, finding), Place(finding), Failed);
        }

        if (result.Found > result.Listed)
        {
            AddItem(rule, result.Severity, $"{rule.Expects} {result.Found - result.Listed} more findings are counted and not listed.", Whole(), Failed);
        }
    }

    private void AddItem(ValidationRule rule, Severity severity, string description, JsonArray place, string value) => _items.Add((JsonNode)new JsonObject
    {
        ["id"] = (_items.Count + 1).ToString(CultureInfo.InvariantCulture),
        ["type"] = "validation",
        ["event"] = new JsonObject { ["time"] = _time, ["actor"] = _actor },
        ["rule"] = new JsonObject
        {
            ["language"] = Language,
            ["expression"] = rule.Id,
            ["severity"] = ShortNames.Of(severity).ToLowerInvariant(),
            ["description"] = description,
        },
        ["data"] = new JsonObject { ["source"] = place, ["target"] = place.DeepClone() },
        ["value"] = value,
    });

    private JsonArray Whole() => [new JsonArray(Population, "", _source, "")];

    // Population is what the office reports, time the period, unit the line of the file, variable the column.
    private JsonArray Place(Finding finding) =>
    [
        new JsonArray(
            Population,
            finding.TimePeriod,
            finding.Line == 0 ? _source : string.Create(CultureInfo.InvariantCulture, $"{_source}:{finding.Line}"),
            finding.Column),
    ];

    private string Population => $"{_outcome.Structure} of {_outcome.Office}";

    private static string Description(ValidationRule rule, Finding finding) => finding.Value.Length > 0
        ? $"{rule.Expects} Found {finding.Value}; expected {Ended(finding.Expected)}"
        : $"{rule.Expects} Expected {Ended(finding.Expected)}";

    private static string Ended(string sentence) => sentence.EndsWith('?') || sentence.EndsWith('.') ? sentence : sentence + ".";
}
