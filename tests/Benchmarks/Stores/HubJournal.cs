// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Benchmarks.Data;
using StatsExchange.Benchmarks.Load;
using StatsExchange.Benchmarks.Processes;
using StatsExchange.Client.Connections;
using StatsExchange.V1;

namespace StatsExchange.Benchmarks.Stores;

/// <summary>The subject: submissions over the API to a hub that keeps its journal in a store.</summary>
/// <param name="hub">The hub.</param>
/// <param name="connection">A connection to it, whose token does not matter.</param>
/// <param name="sizeAsync">How large the store is, in bytes.</param>
internal sealed class HubJournal(HubServer hub, HubConnection connection, Func<Task<long>> sizeAsync) : IMeasuredStore
{
    private readonly string _run = Guid.NewGuid().ToString("N");
    private readonly Dictionary<string, HubConnection> _offices =
        BlockSet.OtherOffices.ToDictionary(office => office, office => connection.WithToken(hub.Token("submitter", office)));

    private int _submissions;
    private long _before;

    public TimeSpan Cpu => hub.Cpu;

    public async Task BeginAsync() => _before = await sizeAsync();

    public async Task<long> StoredAsync() => await sizeAsync() - _before;

    /// <summary>Sends a set as one submission; correct where the receipt is there and every observation was counted.</summary>
    public async ValueTask<Work> SubmitAsync(BlockSet set)
    {
        using var call = _offices[set.RefArea].Submissions.Submit();
        await call.RequestStream.WriteAsync(new SubmitRequest
        {
            Header = new SubmissionHeader
            {
                RequestId = $"{_run}-{Interlocked.Increment(ref _submissions)}",
                RefArea = set.RefArea,
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
        return new Work(set.Observations, set.Bytes, response.Receipt is not null && response.Report.Observations == set.Observations);
    }
}
