// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Client.Connections;
using StatsExchange.Client.LongCsv;
using StatsExchange.Client.OfficeTables;
using StatsExchange.V1;

namespace StatsExchange.Client.Submissions;

/// <summary>
/// Sends an office's rows to a hub. A submission is accepted whole or refused whole; a refused one is validated once more, so that the
/// outcome holds everything that is wrong and not only the first fields.
/// </summary>
public sealed class Submitter(HubConnection hub)
{
    /// <summary>Sends the office's rows of a long CSV file, or with a mapping the rows of a table of its own, streamed.</summary>
    /// <param name="path">The file.</param>
    /// <param name="request">What is sent, and how.</param>
    /// <param name="progress">Told about once per 1,000 rows.</param>
    /// <param name="cancellationToken">Ends the call; nothing is stored then.</param>
    /// <exception cref="LongCsvException">The file as a whole cannot be read, for a reason no rule finds.</exception>
    /// <exception cref="HubException">The hub refused for another reason than validation, or cannot be reached.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public async Task<SubmissionOutcome> SubmitFileAsync(string path, SubmissionRequest request, IProgress<SubmissionProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        try
        {
            return await SubmitReadableAsync(path, request, progress, cancellationToken).ConfigureAwait(false);
        }
        catch (LongCsvException e) when (!e.Findings.IsEmpty)
        {
            return Refused(request, e.Findings);
        }
    }

    private async Task<SubmissionOutcome> SubmitReadableAsync(string path, SubmissionRequest request, IProgress<SubmissionProgress>? progress, CancellationToken cancellationToken)
    {
        if (request.Mapping.Length == 0)
        {
            return await SubmitAsync(request, upload => SendLongAsync(upload, path, request, progress, cancellationToken)).ConfigureAwait(false);
        }

        // The version found says how the file looks, so it is the one the hub is to use, whatever is registered meanwhile.
        var mapping = await FindAsync(request, cancellationToken).ConfigureAwait(false);
        var pinned = request with { Mapping = $"{mapping.Name}@{mapping.Version}", Structure = request.Structure ?? mapping.Structure };
        return await SubmitAsync(pinned, upload => SendTableAsync(upload, path, pinned, mapping.Table ?? new TableForm(), progress, cancellationToken)).ConfigureAwait(false);
    }

    private async Task<(RowSource Source, SubmitResponse? Response)> SendLongAsync(
        Upload upload, string path, SubmissionRequest request, IProgress<SubmissionProgress>? progress, CancellationToken cancellationToken)
    {
        var options = new LongCsvOptions { Structure = request.Structure, Replaces = request.Mode == SubmissionMode.Replace };
        var reader = await LongCsvReader.OpenAsync(path, options, cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            return await SendAsync(upload, RowSource.Of(reader, cancellationToken), progress, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<(RowSource Source, SubmitResponse? Response)> SendTableAsync(
        Upload upload, string path, SubmissionRequest request, TableForm form, IProgress<SubmissionProgress>? progress, CancellationToken cancellationToken)
    {
        var reader = await OfficeTableReader.OpenAsync(path, request.Office, form, cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            return await SendAsync(upload, RowSource.Of(reader, request.Structure!, cancellationToken), progress, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<Mapping> FindAsync(SubmissionRequest request, CancellationToken cancellationToken)
    {
        var asked = new ListMappingsRequest { RefArea = request.Office, Mapping = request.Mapping, PageSize = 1 };
        var found = await hub.Submissions.ListMappingsAsync(asked, cancellationToken: cancellationToken).ConfigureAwait(false);
        return found.Mappings.FirstOrDefault()?.Mapping
            ?? throw new LongCsvException($"No mapping {request.Mapping} is registered for {request.Office}, so it is not known how to read the file.");
    }

    /// <summary>Sends the office's rows among rows that were read before.</summary>
    /// <param name="structure">The structure the rows are of.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="request">What is sent, and how.</param>
    /// <param name="cancellationToken">Ends the call; nothing is stored then.</param>
    /// <exception cref="LongCsvException">There is no row of the office.</exception>
    /// <exception cref="HubException">The hub refused for another reason than validation, or cannot be reached.</exception>
    public Task<SubmissionOutcome> SubmitRowsAsync(string structure, IReadOnlyList<LongCsvRow> rows, SubmissionRequest request, CancellationToken cancellationToken = default) =>
        SubmitAsync(request, upload => SendAsync(upload, RowSource.Of(structure, rows), null, cancellationToken));

    private static async Task<SubmissionOutcome> SubmitAsync(SubmissionRequest request, Func<Upload, Task<(RowSource Source, SubmitResponse? Response)>> send)
    {
        if (!request.ValidateOnly)
        {
            try
            {
                var upload = new Upload(request, validateOnly: false);
                var (source, response) = await send(upload).ConfigureAwait(false);
                if (response is not null)
                {
                    return Outcome(request, upload, source, response);
                }
            }
            catch (HubException refused) when (refused.Reason == ErrorReason.ValidationFailed)
            {
                // The refusal names the first fields only; what follows finds all.
            }
        }

        var validation = new Upload(request, validateOnly: true);
        var (validated, report) = await send(validation).ConfigureAwait(false);
        return Outcome(request, validation, validated, report);
    }

    private async Task<(RowSource Source, SubmitResponse? Response)> SendAsync(Upload upload, RowSource source, IProgress<SubmissionProgress>? progress, CancellationToken cancellationToken) =>
        (source, await upload.SendAsync(hub, source, progress, cancellationToken).ConfigureAwait(false));

    private static SubmissionOutcome Refused(SubmissionRequest request, ImmutableArray<Finding> found)
    {
        var findings = new FileFindings();
        findings.Add(found);
        return new SubmissionOutcome
        {
            Office = request.Office,
            Structure = request.Structure ?? "",
            Receipt = null,
            Revision = null,
            Observations = 0,
            LeftOut = 0,
            OtherStructures = 0,
            Findings = findings.With(new ValidationReport()),
            Rules = findings.RulesWith(new ValidationReport()),
            NotApplicable = [],
            WasValidated = false,
            SeveritiesSeq = 0,
            Errors = findings.Errors,
            Warnings = 0,
            Informations = 0,
        };
    }

    private static SubmissionOutcome Outcome(SubmissionRequest request, Upload upload, RowSource source, SubmitResponse? response)
    {
        var report = response?.Report ?? new ValidationReport();
        return new SubmissionOutcome
        {
            Office = request.Office,
            Structure = source.Structure,
            Receipt = response?.Receipt,
            Revision = response?.Revision,
            Observations = response?.Mapping?.Observations ?? upload.Observations,
            LeftOut = response?.Mapping?.RowsOfOtherAreas ?? upload.LeftOut,
            Mapping = response?.Mapping,
            Sheets = [.. response?.Sheets ?? []],
            OtherStructures = source.OtherStructures(),
            Findings = upload.Found.With(report),
            Rules = upload.Found.RulesWith(report),
            NotApplicable = [.. report.NotApplicable],
            WasValidated = response is not null,
            SeveritiesSeq = report.SeveritiesSeq,
            Errors = upload.Found.Errors + report.Errors,
            Warnings = report.Warnings,
            Informations = report.Informations,
        };
    }
}
