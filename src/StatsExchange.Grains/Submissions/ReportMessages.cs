// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Validation;
using StatsExchange.V1;
using Finding = StatsExchange.V1.Finding;
using Report = StatsExchange.Domain.Validation.ValidationReport;
using Severity = StatsExchange.V1.Severity;
using ValidationReport = StatsExchange.V1.ValidationReport;

namespace StatsExchange.Grains.Submissions;

/// <summary>Reports of validation as messages.</summary>
public static class ReportMessages
{
    /// <summary>A report.</summary>
    /// <param name="report">What was found.</param>
    /// <param name="observations">The number of observations read.</param>
    /// <param name="severities">What the office decided about rules.</param>
    public static ValidationReport Of(Report report, int observations, IReadOnlyCollection<RuleSeverity> severities) => new()
    {
        Errors = report.Errors,
        Warnings = report.Warnings,
        Informations = report.Informations,
        Observations = observations,
        Findings = { report.Findings.Select(Of) },
        Rules = { report.Rules.Where(outcome => outcome.Found > 0).Select(Of) },
        NotApplicable = { report.Rules.Where(outcome => !outcome.WasApplied).Select(outcome => outcome.Rule.Id) },
        SeveritiesSeq = severities.Select(severity => severity.Seq).DefaultIfEmpty().Max(),
    };

    /// <summary>A severity.</summary>
    public static Severity Of(Domain.Validation.Severity severity) => severity switch
    {
        Domain.Validation.Severity.Error => Severity.Error,
        Domain.Validation.Severity.Warning => Severity.Warning,
        _ => Severity.Information,
    };

    /// <summary>A severity; null for the rule's own.</summary>
    internal static Domain.Validation.Severity? Read(Severity severity) => severity switch
    {
        Severity.Error => Domain.Validation.Severity.Error,
        Severity.Warning => Domain.Validation.Severity.Warning,
        Severity.Information => Domain.Validation.Severity.Information,
        _ => null,
    };

    /// <summary>What an office decided, as the rules take it.</summary>
    internal static RuleSeverities Read(IEnumerable<RuleSeverity> severities) => RuleSeverities.Of(
        from decided in severities
        let severity = Read(decided.Severity)
        where severity is not null
        select KeyValuePair.Create(decided.Rule, severity.Value));

    private static Finding Of(Domain.Validation.Finding finding) => new()
    {
        Rule = finding.Rule,
        Severity = Of(finding.Severity),
        Level = finding.Level,
        Line = finding.Line,
        Column = finding.Column,
        Code = finding.Code,
        Value = finding.Value,
        Expected = finding.Expected,
        TimePeriod = finding.Period,
    };

    private static RuleResult Of(RuleOutcome outcome) => new()
    {
        Rule = outcome.Rule.Id,
        Severity = Of(outcome.Severity),
        Found = outcome.Found,
        Listed = outcome.Listed,
    };
}
