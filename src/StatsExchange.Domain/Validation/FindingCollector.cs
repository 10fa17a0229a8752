// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Validation;

/// <summary>Collects findings, keeps as many as a report may hold and counts the rest. Not for use by several threads at once.</summary>
public sealed class FindingCollector
{
    private const int LongestText = 80;

    private readonly List<Finding>[] _kept = [[], [], []];
    private readonly long[] _found = new long[3];

    /// <summary>Tells a finding in the words of what the sender sent, where that was something else; null where it was not.</summary>
    public Func<Finding, Finding>? Retell { get; set; }

    /// <summary>Whether an error was found.</summary>
    public bool IsRefused => _found[(int)Severity.Error] > 0;

    /// <summary>Adds a finding of a rule at its own severity.</summary>
    public void Add(Rule rule, long line, string column, string code, string value, string expected) =>
        Add(rule, rule.Severity, line, column, code, value, expected);

    /// <summary>Adds a finding of a rule at another severity. Long texts are cut, because a sender chooses them.</summary>
    public void Add(Rule rule, Severity severity, long line, string column, string code, string value, string expected)
    {
        var kept = _kept[(int)severity];
        _found[(int)severity]++;
        if (kept.Count < ValidationReport.MaxFindings)
        {
            var finding = new Finding(rule.Id, severity, rule.Level, line, column, code, value, expected);
            var told = Retell is null ? finding : Retell(finding);
            kept.Add(told with { Column = Cut(told.Column), Code = Cut(told.Code), Value = Cut(told.Value) });
        }
    }

    /// <summary>The report of what was found so far.</summary>
    public ValidationReport ToReport() => new(
        [.. _kept.SelectMany(kept => kept).Take(ValidationReport.MaxFindings).OrderBy(finding => finding.Line)],
        _found[(int)Severity.Error],
        _found[(int)Severity.Warning],
        _found[(int)Severity.Information]);

    private static string Cut(string text) => text.Length <= LongestText ? text : string.Concat(text.AsSpan(0, LongestText - 1), "…");
}
