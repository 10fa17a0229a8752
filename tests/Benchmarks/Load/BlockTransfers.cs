// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Benchmarks.Data;
using StatsExchange.Client.Connections;
using StatsExchange.V1;

namespace StatsExchange.Benchmarks.Load;

/// <summary>Whole exports and submissions over the API, through the client library.</summary>
internal sealed class BlockTransfers(HubConnection submitter, HubConnection reader)
{
    private readonly string _run = Guid.NewGuid().ToString("N");
    private int _submissions;

    /// <summary>Reads the office's figures; correct where every observation came.</summary>
    public async ValueTask<Work> ExportAsync(BlockSet expected)
    {
        long observations = 0;
        using var call = reader.Observations.ExportObservations(new ExportObservationsRequest { RefArea = BlockSet.Office, Structure = BlockSet.Structure });
        while (await call.ResponseStream.MoveNext(CancellationToken.None))
        {
            observations += call.ResponseStream.Current.Block?.Count ?? 0;
        }

        return new Work(observations, expected.Bytes, observations == expected.Observations);
    }

    /// <summary>The messages of an export.</summary>
    public async Task<IReadOnlyList<ExportObservationsResponse>> ExportMessagesAsync()
    {
        List<ExportObservationsResponse> messages = [];
        using var call = reader.Observations.ExportObservations(new ExportObservationsRequest { RefArea = BlockSet.Office, Structure = BlockSet.Structure });
        while (await call.ResponseStream.MoveNext(CancellationToken.None))
        {
            messages.Add(call.ResponseStream.Current);
        }

        return messages;
    }

    /// <summary>Sends a set as one submission; correct where the report counts every observation.</summary>
    public async ValueTask<Work> SubmitAsync(BlockSet set)
    {
        using var call = submitter.Submissions.Submit();
        await call.RequestStream.WriteAsync(new SubmitRequest
        {
            Header = new SubmissionHeader
            {
                RequestId = $"{_run}-{Interlocked.Increment(ref _submissions)}",
                RefArea = BlockSet.Office,
                Structure = BlockSet.Structure,
                SourceName = "benchmark",
            },
        });
        foreach (var message in set.Messages)
        {
            await call.RequestStream.WriteAsync(message);
        }

        await call.RequestStream.CompleteAsync();
        var response = await call.ResponseAsync;
        return new Work(set.Observations, set.Bytes, response.Report.Observations == set.Observations);
    }
}
