// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using Grpc.Net.Client;
using StatsExchange.Hub.Tests.Running;
using StatsExchange.V1;

namespace StatsExchange.Hub.Tests.Jobs;

/// <summary>The steward of EUROPE27 at a hub in a process of its own.</summary>
internal sealed class RegionClient(Uri address, string data) : IDisposable
{
    private readonly GrpcChannel _channel = GrpcChannel.ForAddress(address);

    public JobService.JobServiceClient Jobs => new(_channel);

    public CallOptions Steward
    {
        get
        {
            using TokenMint mint = new(Path.Combine(data, "keys", "token.pem"));
            return new CallOptions(new Metadata { { "authorization", "Bearer " + mint.Token("steward", region: ReportingRegion.Region) } }, DateTime.UtcNow.AddSeconds(120));
        }
    }

    public async Task<Job> StartAsync(string requestId, string from, string to)
    {
        var request = new StartReconciliationRequest
        {
            RequestId = requestId, Region = ReportingRegion.Region, Pair = "residence", TimePeriod = from, PeriodTo = to, Method = "factors",
        };
        return (await Jobs.StartReconciliationAsync(request, Steward)).Job;
    }

    public async Task<Job> EndOfAsync(string job)
    {
        using var call = Jobs.WatchJob(new WatchJobRequest { Job = job }, Steward);
        Job? last = null;
        while (await call.ResponseStream.MoveNext(CancellationToken.None))
        {
            last = call.ResponseStream.Current.Job;
        }

        return last!;
    }

    /// <summary>The results of a job that is done, in order of its periods.</summary>
    public async Task<List<ReconciliationResult>> ResultsAsync(string job)
    {
        var results = new List<ReconciliationResult>();
        foreach (var period in (await Jobs.GetJobAsync(new GetJobRequest { Job = job }, Steward)).Periods)
        {
            results.Add((await Jobs.GetJobAsync(new GetJobRequest { Job = job, TimePeriod = period.TimePeriod }, Steward)).Reconciliation);
        }

        return results;
    }

    public void Dispose() => _channel.Dispose();
}
