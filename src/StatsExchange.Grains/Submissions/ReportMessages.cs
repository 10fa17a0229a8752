// SPDX-License-Identifier: Apache-2.0
using StatsExchange.V1;
using Submission = StatsExchange.Domain.Observations.Submission;

namespace StatsExchange.Grains.Submissions;

/// <summary>Reports of validation as messages.</summary>
internal static class ReportMessages
{
    public static ValidationReport Of(Submission submission)
    {
        var report = new ValidationReport
        {
            Errors = submission.Report.Errors,
            Warnings = submission.Report.Warnings,
            Informations = submission.Report.Informations,
            Observations = submission.Count,
        };
        report.Findings.AddRange(submission.Report.Findings.Select(finding => new Finding
        {
            Rule = finding.Rule,
            Severity = finding.Severity switch
            {
                Domain.Validation.Severity.Error => Severity.Error,
                Domain.Validation.Severity.Warning => Severity.Warning,
                _ => Severity.Information,
            },
            Level = finding.Level,
            Line = finding.Line,
            Column = finding.Column,
            Code = finding.Code,
            Value = finding.Value,
            Expected = finding.Expected,
        }));
        return report;
    }
}
