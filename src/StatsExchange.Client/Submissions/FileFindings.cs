// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.V1;

namespace StatsExchange.Client.Submissions;

/// <summary>What reading the file found, kept up to the number a report holds and counted beyond.</summary>
internal sealed class FileFindings
{
    private const int MostKept = 1000;
    private const int ListedFirst = 8;

    private readonly List<Finding> _kept = [];
    private readonly SortedDictionary<string, long> _byRule = new(StringComparer.Ordinal);

    public long Errors { get; private set; }

    public void Add(IEnumerable<Finding> findings)
    {
        foreach (var finding in findings)
        {
            Errors++;
            _byRule[finding.Rule] = _byRule.GetValueOrDefault(finding.Rule) + 1;
            if (_kept.Count < MostKept)
            {
                _kept.Add(finding);
            }
        }
    }

    /// <summary>The findings of the file and of the hub together, by line; a flood of either hides nothing of the other altogether.</summary>
    public ImmutableArray<Finding> With(ValidationReport report) =>
        [.. _kept.Take(ListedFirst).Concat(report.Findings).Concat(_kept.Skip(ListedFirst)).Take(MostKept).OrderBy(finding => finding.Line)];

    /// <summary>What each rule found in the file and at the hub together.</summary>
    public ImmutableArray<RuleResult> RulesWith(ValidationReport report)
    {
        var listed = With(report).CountBy(finding => finding.Rule).ToDictionary(StringComparer.Ordinal);
        var results = report.Rules.Select(result => result.Clone()).ToList();
        foreach (var (rule, found) in _byRule)
        {
            if (results.Find(result => result.Rule == rule) is { } known)
            {
                known.Found += found;
            }
            else
            {
                results.Add(new RuleResult { Rule = rule, Severity = Severity.Error, Found = found });
            }
        }

        results.ForEach(result => result.Listed = listed.GetValueOrDefault(result.Rule));
        return [.. results];
    }
}
