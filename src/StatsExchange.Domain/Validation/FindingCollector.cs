// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Globalization;
using StatsExchange.Domain.Observations;

namespace StatsExchange.Domain.Validation;

/// <summary>
/// Collects findings, keeps as many as a report may hold and counts the rest, rule by rule. Of each rule that found something the report
/// lists the first few whatever else there is, so that a flood of one kind hides no other. Not for use by several threads at once.
/// </summary>
public sealed class FindingCollector
{
    private const int LongestText = 80;

    private readonly RuleSeverities _severities;
    private readonly Dictionary<(string Rule, Severity Severity), RuleTally> _tallies = [];
    private readonly HashSet<string> _applied = new(StringComparer.Ordinal);

    /// <summary>Begins with nothing found.</summary>
    /// <param name="severities">What the office decided; null for the rules' own severities.</param>
    public FindingCollector(RuleSeverities? severities = null) => _severities = severities ?? RuleSeverities.Default;

    /// <summary>Tells findings in the words of what the sender sent, where that was something else; null where it was not.</summary>
    public ISentWords? Words { get; set; }

    /// <summary>The observations that findings may be about, which tell the periods of their lines.</summary>
    internal IReadOnlyList<SubmittedSlice> Slices { get; set; } = [];

    /// <summary>The period of the rows read at the moment, for findings about rows that are no observations; empty where it is not known.</summary>
    internal string PeriodRead { get; set; } = "";

    /// <summary>Whether an error was found.</summary>
    public bool IsRefused => _tallies.Values.Any(tally => tally.Severity == Severity.Error);

    /// <summary>Whether an error was found that no office may lower.</summary>
    internal bool IsRefusedByFixedRule => _tallies.Values.Any(tally => tally.Severity == Severity.Error && tally.Rule.IsFixed);

    /// <summary>Notes that there was something for a rule to look at, whether it finds anything or not.</summary>
    public void Applies(Rule rule) => _applied.Add(rule.Id);

    /// <summary>Whether the next finding of a rule is kept. Who words findings at a cost asks first.</summary>
    public bool Keeps(Rule rule) => !_tallies.TryGetValue((rule.Id, _severities[rule]), out var tally) || tally.HasRoom;

    /// <summary>Adds a finding of a rule at the severity it has for the office. Long texts are cut, because a sender chooses them.</summary>
    public void Add(Rule rule, long line, string column, string code, string value, string expected) =>
        Add(rule, _severities[rule], line, column, code, value, expected);

    /// <summary>Counts a finding of a rule that has no room left for it.</summary>
    public void Count(Rule rule) => TallyOf(rule, _severities[rule]).CountOnly();

    /// <summary>Adds a piece of information that helps to understand another finding of the rule.</summary>
    public void AddPointer(Rule rule, long line, string column, string code, string value, string expected) =>
        Add(rule, Severity.Information, line, column, code, value, expected);

    /// <summary>The line of an observation, with the column where a line has several observations, as the sender knows it.</summary>
    internal string Where(long line) => Words?.Where(line) ?? line.ToString(CultureInfo.InvariantCulture);

    /// <summary>The same findings, to which others can be added apart from these.</summary>
    public FindingCollector Copy()
    {
        var copy = new FindingCollector(_severities) { Words = Words, Slices = Slices };
        copy._applied.UnionWith(_applied);
        foreach (var (key, tally) in _tallies)
        {
            copy._tallies.Add(key, tally.Copy());
        }

        return copy;
    }

    /// <summary>The report of what was found so far.</summary>
    public ValidationReport ToReport()
    {
        var listed = Listed();
        var byRule = listed.ToLookup(finding => finding.Rule, StringComparer.Ordinal);
        var periods = listed.Count == 0 ? [] : PeriodsOfLines.Of(Slices, listed.Select(finding => finding.Place).ToHashSet());
        return new ValidationReport(
            [.. listed.OrderBy(finding => finding.Line).Select(finding => finding with { Period = periods.GetValueOrDefault(finding.Place, finding.Period) })],
            FoundAt(Severity.Error),
            FoundAt(Severity.Warning),
            FoundAt(Severity.Information))
        {
            Rules = [.. RuleCatalogue.All.Select(rule => OutcomeOf(rule, byRule[rule.Id].Count()))],
        };
    }

    private void Add(Rule rule, Severity severity, long line, string column, string code, string value, string expected) =>
        TallyOf(rule, severity).Add(() => Told(new Finding(rule.Id, severity, rule.Level, line, column, code, value, expected)));

    private Finding Told(Finding finding)
    {
        var told = Words is null ? finding with { Place = finding.Line } : Words.Retell(finding);
        return told with { Column = Cut(told.Column), Code = Cut(told.Code), Value = Cut(told.Value), Period = PeriodRead };
    }

    private RuleTally TallyOf(Rule rule, Severity severity)
    {
        _applied.Add(rule.Id);
        if (!_tallies.TryGetValue((rule.Id, severity), out var tally))
        {
            _tallies.Add((rule.Id, severity), tally = new RuleTally(rule, severity));
        }

        return tally;
    }

    private List<Finding> Listed()
    {
        List<Finding> listed = [.. _tallies.Values.SelectMany(tally => tally.Kept.Take(ValidationReport.ListedOfEachRule))];
        listed.AddRange(_tallies.Values
            .OrderBy(tally => tally.Severity)
            .SelectMany(tally => tally.Kept.Skip(ValidationReport.ListedOfEachRule))
            .Take(ValidationReport.MaxFindings - listed.Count));
        return listed;
    }

    private RuleOutcome OutcomeOf(Rule rule, int listed)
    {
        var found = _tallies.Values.Where(tally => tally.Rule.Id == rule.Id).Sum(tally => tally.Found);
        return new RuleOutcome(rule, _severities[rule], found, listed, _applied.Contains(rule.Id));
    }

    private long FoundAt(Severity severity) => _tallies.Values.Where(tally => tally.Severity == severity).Sum(tally => tally.Found);

    private static string Cut(string text) => text.Length <= LongestText ? text : string.Concat(text.AsSpan(0, LongestText - 1), "…");
}
