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

    public async Task<Job> CompareAsync(string requestId, string[] periods, string[] methods)
    {
        var request = new StartMethodComparisonRequest
        {
            RequestId = requestId, Region = ReportingRegion.Region, Pair = "residence", TimePeriods = { periods },
            Methods = { methods.Select(method => new MethodChoice { Method = method }) },
            HiddenReports = { HiddenReport.Destination },
            MostHiddenCorridors = 60,
        };
        return (await Jobs.StartMethodComparisonAsync(request, Steward)).Job;
    }

    /// <summary>What a comparison that is done found, page by page.</summary>
    public async Task<List<GetMethodComparisonResponse>> ComparisonAsync(string job)
    {
        var pages = new List<GetMethodComparisonResponse>();
        do
        {
            var request = new GetMethodComparisonRequest { Job = job, PageSize = 500, PageToken = pages.LastOrDefault()?.NextPageToken ?? "" };
            pages.Add(await Jobs.GetMethodComparisonAsync(request, Steward));
        }
        while (pages[^1].NextPageToken.Length > 0);

        return pages;
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
