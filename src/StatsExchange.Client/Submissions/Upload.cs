// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Client.Connections;
using StatsExchange.Client.LongCsv;
using StatsExchange.V1;

namespace StatsExchange.Client.Submissions;

/// <summary>One pass over the rows of a file into one Submit call.</summary>
internal sealed class Upload(SubmissionRequest request, bool validateOnly)
{
    private long _sendable;

    public FileFindings Found { get; } = new();

    public long Observations { get; private set; }

    public long LeftOut { get; private set; }

    /// <summary>
    /// Sends the office's rows. Null where rows of the file were wrong and the call was given up, so that nothing is stored, or there was
    /// nothing left to validate.
    /// </summary>
    /// <exception cref="HubException">The hub refused.</exception>
    public async Task<SubmitResponse?> SendAsync(HubConnection hub, RowSource source, IProgress<SubmissionProgress>? progress, CancellationToken cancellationToken)
    {
        using var call = new SubmitCall(hub, request.ToHeader(source.Structure, validateOnly), cancellationToken);
        var batch = new RowBatch();
        await foreach (var row in source.Rows.ConfigureAwait(false))
        {
            if (Take(row) && batch.Add(row.ToObservation()) is { } full)
            {
                await call.SendAsync(full).ConfigureAwait(false);
                var (read, length) = source.Position();
                progress?.Report(new SubmissionProgress(read, length, Observations));
            }
        }

        // The hub refuses a call without rows for having none, which would hide what is wrong with those of the file.
        if (Found.Errors > 0 && (!validateOnly || _sendable == 0))
        {
            return null;
        }

        CheckNotEmpty();
        if (!batch.IsEmpty)
        {
            await call.SendAsync(batch.Take()).ConfigureAwait(false);
        }

        return await call.CompleteAsync().ConfigureAwait(false);
    }

    // A row that is wrong is not sent; after one, a submission is no longer sent either, but the file is read to its end. What is wrong
    // with the row of another office is for that office.
    private bool Take(FileRow row)
    {
        if (row.Reporter is { } reporter && reporter != request.Office)
        {
            LeftOut++;
            return false;
        }

        Found.Add(row.Findings);
        if (row.Reporter is not null)
        {
            Observations++;
        }

        if (!row.Findings.IsEmpty || (Found.Errors > 0 && !validateOnly))
        {
            return false;
        }

        _sendable++;
        return true;
    }

    private void CheckNotEmpty()
    {
        if (Observations == 0 && Found.Errors == 0 && request.ReplacePeriods.IsEmpty)
        {
            throw new LongCsvException(LeftOut == 0
                ? FileRules.Empty("", "rows; the file has a header only")
                : FileRules.Empty("REF_AREA", $"rows of {request.Office}; those of the file are of other areas"));
        }
    }
}
