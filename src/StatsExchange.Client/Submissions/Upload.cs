// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using StatsExchange.Client.Connections;
using StatsExchange.Client.LongCsv;
using StatsExchange.V1;

namespace StatsExchange.Client.Submissions;

/// <summary>One pass over the rows of a file into one Submit call.</summary>
internal sealed class Upload(SubmissionRequest request, bool validateOnly)
{
    private const int RowsPerMessage = 1000;

    public FileFindings Found { get; } = new();

    public long Observations { get; private set; }

    public long LeftOut { get; private set; }

    /// <summary>Sends the office's rows. Null where a row of the file was wrong and the call was given up, so that nothing is stored.</summary>
    /// <exception cref="HubException">The hub refused.</exception>
    public async Task<SubmitResponse?> SendAsync(HubConnection hub, RowSource source, IProgress<SubmissionProgress>? progress, CancellationToken cancellationToken)
    {
        using var call = hub.Submissions.Submit(cancellationToken: cancellationToken);
        var open = await WriteAsync(call, new SubmitRequest { Header = request.ToHeader(source.Structure, validateOnly) }, cancellationToken).ConfigureAwait(false);
        var batch = new ObservationRows();
        await foreach (var row in source.Rows.ConfigureAwait(false))
        {
            if (!Take(row))
            {
                continue;
            }

            batch.Observations.Add(row.ToObservation());
            if (batch.Observations.Count == RowsPerMessage)
            {
                open = open && await WriteAsync(call, new SubmitRequest { Rows = batch }, cancellationToken).ConfigureAwait(false);
                batch = new ObservationRows();
                var (read, length) = source.Position();
                progress?.Report(new SubmissionProgress(read, length, Observations));
            }
        }

        if (Found.Errors > 0 && !validateOnly)
        {
            return null;
        }

        CheckNotEmpty();
        if (open && batch.Observations.Count > 0)
        {
            open = await WriteAsync(call, new SubmitRequest { Rows = batch }, cancellationToken).ConfigureAwait(false);
        }

        if (open)
        {
            await CompleteAsync(call).ConfigureAwait(false);
        }

        return await call.ResponseAsync.ConfigureAwait(false);
    }

    // A row that is wrong is not sent; after one, a submission is no longer sent either, but the file is read to its end.
    private bool Take(LongCsvRow row)
    {
        Found.Add(row.Findings);
        if (row.Reporter is { } reporter && reporter != request.Office)
        {
            LeftOut++;
            return false;
        }

        if (row.Reporter is not null)
        {
            Observations++;
        }

        return row.Findings.IsEmpty && (Found.Errors == 0 || validateOnly);
    }

    private void CheckNotEmpty()
    {
        if (Observations == 0 && Found.Errors == 0 && request.ReplacePeriods.IsEmpty)
        {
            throw new LongCsvException(LeftOut == 0
                ? "The file has a header and no rows."
                : $"The file has no row of {request.Office}; {LeftOut:N0} rows are of other areas.");
        }
    }

    // The hub ends a call it refuses while rows are still being written: the answer says why, not the failed write.
    private static async Task<bool> WriteAsync(AsyncClientStreamingCall<SubmitRequest, SubmitResponse> call, SubmitRequest message, CancellationToken cancellationToken)
    {
        try
        {
            await call.RequestStream.WriteAsync(message, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (RpcException)
        {
            return false;
        }
        catch (InvalidOperationException) when (call.ResponseAsync.IsCompleted)
        {
            return false;
        }
    }

    private static async Task CompleteAsync(AsyncClientStreamingCall<SubmitRequest, SubmitResponse> call)
    {
        try
        {
            await call.RequestStream.CompleteAsync().ConfigureAwait(false);
        }
        catch (RpcException)
        {
            // The answer says why.
        }
    }
}
