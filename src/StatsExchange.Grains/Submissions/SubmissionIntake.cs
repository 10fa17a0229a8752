// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Contracts.Blocks;
using StatsExchange.Contracts.Submissions;
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Mappings;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Validation;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Countries;
using StatsExchange.Grains.Mappings;
using StatsExchange.V1;
using Operation = StatsExchange.Domain.Observations.Operation;
using Structure = StatsExchange.Domain.Structures.Structure;
using Submission = StatsExchange.Domain.Observations.Submission;

namespace StatsExchange.Grains.Submissions;

/// <summary>One submission while it comes in. Rows and blocks may be mixed; nothing is stored until it is complete and sound.</summary>
public sealed class SubmissionIntake
{
    private const int MaxViolations = 20;
    private readonly SubmissionHeader _header;
    private readonly SubmissionBuilder _builder;
    private readonly ChosenMapping? _mapping;
    private readonly MappedRows? _mapped;
    private readonly SubmissionMerger _merger;
    private readonly StoredCheck _stored;
    private readonly IReadOnlyList<RuleSeverity> _severities;

    internal SubmissionIntake(
        SubmissionHeader header, Structure structure, CountryCode country, ChosenMapping? mapping, SubmissionMerger merger, StoredCheck stored,
        IReadOnlyList<RuleSeverity> severities, DateOnly today)
    {
        _header = header;
        _stored = stored;
        _severities = severities;
        _builder = new SubmissionBuilder(structure, country, severities: ReportMessages.Read(severities), today: today);
        _mapping = mapping;
        _mapped = mapping is null ? null : new MappedRows(mapping.Rules, country, _builder);
        _merger = merger;
    }

    /// <summary>The columns of the office's table that its mapping names; empty without a mapping.</summary>
    public IEnumerable<string> MappedColumns => _mapping?.Rules is { } rules
        ? rules.Columns.Select(column => column.Column).Concat(rules.Values.Select(value => value.Column)).Concat(rules.Ignored)
        : [];

    /// <summary>Takes rows.</summary>
    /// <exception cref="RefusedException">There are more observations than a submission may hold.</exception>
    public void Add(ObservationRows rows) => Limited(() =>
    {
        foreach (var row in rows.Observations)
        {
            if (_mapped is not null)
            {
                RawRows.Add(_mapped, row, $"rows.observations[{_mapped.Counts.Rows}]");
                continue;
            }

            _builder.Add(row.Dimensions, row.HasValue ? row.Value : null, row.Attributes, row.Operation switch
            {
                V1.Operation.Unspecified or V1.Operation.Set => Operation.Set,
                V1.Operation.Delete => Operation.Delete,
                _ => throw RefusedException.Field($"rows.observations[{_builder.Count}].operation", "expected SET or DELETE"),
            }, row.Line > 0 ? row.Line : null);
        }
    });

    /// <summary>Takes a block.</summary>
    /// <exception cref="RefusedException">The block is malformed, of another country or structure, or too much.</exception>
    public void Add(ObservationBlock block) => Limited(() =>
    {
        if (_mapping is not null)
        {
            throw RefusedException.Field("block", "expected rows: a mapping reads the texts of a table, not codes in columns");
        }

        if (block.RefArea != _header.RefArea)
        {
            throw RefusedException.Field("block.ref_area", $"expected {_header.RefArea} as in the header");
        }

        if (block.Structure != _header.Structure)
        {
            throw RefusedException.Field("block.structure", $"expected {_header.Structure} as in the header");
        }

        try
        {
            _builder.AddColumns(SentBlockReader.Read(block));
        }
        catch (BlockFormatException e)
        {
            throw RefusedException.Field($"block.{e.Field}", $"expected {e.Expected}");
        }
        catch (FormatException e)
        {
            throw RefusedException.Field("block", e.Message);
        }
    });

    /// <summary>Validates, and unless only that was asked for, merges and records.</summary>
    /// <exception cref="RefusedException">Validation found errors, or the country refuses; nothing is stored.</exception>
    public async Task<SubmitResponse> CompleteAsync(CancellationToken cancellationToken)
    {
        _mapped?.Complete();
        var submission = _builder.Build();
        if (submission.Report.IsRefused)
        {
            return _header.ValidateOnly
                ? await ReportAsync(submission, [], submission.Report, cancellationToken)
                : await RepeatedAsync(submission) ?? throw Refuse(submission.Report);
        }

        var replaced = ReplacedBy(submission);
        if (submission.Count == 0 && replaced is null or { Length: 0 })
        {
            throw RefusedException.Field("observations", "expected at least one");
        }

        if (_header.ValidateOnly)
        {
            return await ReportAsync(submission, replaced, report: null, cancellationToken);
        }

        var blocks = new CanonicalBlocks();
        var content = SubmissionContent.DigestOf(submission, replaced, blocks);
        return await _merger.RecordAsync(_header, submission, replaced, content, blocks, ValidateAsync, cancellationToken);

        async Task<SubmissionNotes> ValidateAsync(SubmissionBase found)
        {
            var report = await ValidateStoredAsync(submission, replaced is not null, found, cancellationToken);
            return report.IsRefused ? throw Refuse(report) : new SubmissionNotes(MessageOf(report), Applied);
        }
    }

    /// <summary>Level 0 and 1 refuse by themselves: what is not readable or not right in itself says nothing beside other figures.</summary>
    private async Task<SubmitResponse> ReportAsync(
        Submission submission, ImmutableArray<string>? replaced, Domain.Validation.ValidationReport? report, CancellationToken cancellationToken)
    {
        var found = await _merger.BaseAsync(submission, replaced);
        report ??= await ValidateStoredAsync(submission, replaced is not null, found, cancellationToken);
        return new SubmitResponse { Report = MessageOf(report), Revision = found.Revision, Mapping = Applied };
    }

    private async Task<Domain.Validation.ValidationReport> ValidateStoredAsync(
        Submission submission, bool replaces, SubmissionBase found, CancellationToken cancellationToken)
    {
        var findings = _builder.Findings.Copy();
        await _stored.RunAsync(submission, found, replaces, findings, cancellationToken);
        return findings.ToReport();
    }

    private V1.ValidationReport MessageOf(Domain.Validation.ValidationReport report) => ReportMessages.Of(report, _builder.Count, _severities);

    private AppliedMapping? Applied => _mapped is null ? null : _mapping!.Tell(_mapped.Counts);

    /// <summary>The answer to what was recorded before the office decided that a rule refuses it; null where it is new.</summary>
    private async Task<SubmitResponse?> RepeatedAsync(Submission refused)
    {
        if (refused.Sent.IsEmpty)
        {
            return null;
        }

        var sent = refused with { Slices = refused.Sent };
        return await _merger.RepeatedAsync(_header, sent, SubmissionContent.DigestOf(sent, ReplacedBy(sent), new CanonicalBlocks()));
    }

    private ImmutableArray<string>? ReplacedBy(Submission submission)
    {
        if (_header.Mode != SubmissionMode.Replace)
        {
            return null;
        }

        var sent = submission.Slices.Select(slice => slice.Observations.Period);
        if (_header.ReplacePeriods.Count == 0)
        {
            return [.. sent.Order(StringComparer.Ordinal)];
        }

        return sent.All(_header.ReplacePeriods.Contains)
            ? [.. _header.ReplacePeriods.Distinct().Order(StringComparer.Ordinal)]
            : throw RefusedException.Field("header.replace_periods", "expected every period of the observations sent, or none");
    }

    private RefusedException Refuse(Domain.Validation.ValidationReport report)
    {
        var errors = report.Findings.Where(finding => finding.Severity == Domain.Validation.Severity.Error).Take(MaxViolations);
        return new RefusedException(
            ErrorReason.ValidationFailed,
            $"Validation found {report.Errors} {(report.Errors == 1 ? "error" : "errors")}; nothing was stored. Send again with validate_only for the whole report.",
            [.. errors.Select(ViolationOf)],
            report.Errors);
    }

    private FieldViolation ViolationOf(Domain.Validation.Finding finding) => new(
        $"observations[line {finding.Line}].{finding.Column}",
        TellsNoFigure(finding)
            ? $"line {finding.Line}: {finding.Rule}: '{(finding.Value.Length == 0 ? finding.Code : finding.Value)}', expected {finding.Expected}"
            : $"line {finding.Line}: {finding.Rule}: '{finding.Code}', expected: {RuleCatalogue.Find(finding.Rule)?.Expects}");

    // Error texts are logged and kept by others on the way: a figure stands in the report only, which goes to the sender alone. Rules on
    // codes tell texts; all others tell values, and what these are held against.
    private bool TellsNoFigure(Domain.Validation.Finding finding) =>
        RuleCatalogue.Find(finding.Rule) is { IsFixed: true } && !IsFigure(finding.Column);

    private bool IsFigure(string column) =>
        column == "OBS_VALUE" || (_mapping is not null && _mapping.Rules.Columns.All(mapped => mapped.Column != column));

    private static void Limited(Action take)
    {
        try
        {
            take();
        }
        catch (SubmissionTooLargeException e)
        {
            throw new RefusedException(ErrorReason.SubmissionTooLarge, e.Message);
        }
    }
}
