// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using Grpc.Core;
using StatsExchange.Hub.Tests.Running;
using StatsExchange.Journal;
using StatsExchange.PostgresServer;
using StatsExchange.Storage.V1;
using StatsExchange.V1;

namespace StatsExchange.Hub.Tests.Stores;

public sealed class ManyHubTests
{
    private static readonly StreamName Sweden = StreamName.Country("SWE");

    public ManyHubTests() => Skip.If(PostgresBinaries.WhyMissing is not null, PostgresBinaries.WhyMissing);

    [SkippableFact]
    public async Task Submit_HundredTimesTheSameOverThreeHubs_IsOneEntryAndOneReceipt()
    {
        await using var hubs = await HubsOnPostgres.StartAsync(3);

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(attempt => Task.Run(() =>
            hubs.All[attempt % 3].SubmitAsync(Flows.Header("SWE", "m-1"), Flows.Observation("EMI", "DNK", 3763)))));

        Assert.Single(answers.Select(answer => answer.Receipt.ToByteString()).Distinct());
        Assert.Equal(1, (await hubs.All[0].Host.Journal.HeadAsync(Sweden, default)).Seq);
    }

    [SkippableFact]
    public async Task Jobs_TwoHubsOfTheSameName_NeitherTakesTheOthers()
    {
        await using var hubs = await HubsOnPostgres.StartAsync(1);
        var (first, second) = (hubs.All[0], await hubs.AddAsync(node: "hub-1"));

        // The second looks for all unfinished jobs when one is started with it, while the first is still at work. What nobody had claimed yet would be its own.
        var long1 = await StartAsync(first, "factors");
        await ClaimedAsync(first);
        var long2 = await StartAsync(second, "mean");
        await EndAsync(first, long1);
        await EndAsync(second, long2);

        var claims = await ClaimsAsync(first);
        Assert.All(claims, claim => Assert.Equal(1, claim.Epoch));
        Assert.Equal(2, claims.Select(claim => (claim.Id, claim.Node)).Distinct().Count());
        Assert.Equal(2, claims.Select(claim => claim.Node).Distinct().Count());
    }

    private static async Task ClaimedAsync(RunningHub hub)
    {
        using CancellationTokenSource patience = new(TimeSpan.FromMinutes(1));
        while ((await ClaimsAsync(hub)).Count == 0)
        {
            await Task.Delay(20, patience.Token);
        }
    }

    private static async Task<List<JobClaimed>> ClaimsAsync(RunningHub hub) => await hub.Host.Journal.ReadAsync(StreamName.Region("EUROPE27"), 1, default)
        .Where(entry => entry.Kind == "job-claimed")
        .Select(entry => JobClaimed.Parser.ParseFrom(entry.Body.Span))
        .ToListAsync();

    private static async Task<string> StartAsync(RunningHub hub, string method) => (await new JobService.JobServiceClient(hub.Invoker).StartReconciliationAsync(
        new StartReconciliationRequest { RequestId = method, Region = "EUROPE27", Pair = "residence", TimePeriod = "1950", PeriodTo = "2069", Method = method },
        hub.As("steward", region: "EUROPE27"))).Job.Id;

    private static async Task EndAsync(RunningHub hub, string job)
    {
        using var call = new JobService.JobServiceClient(hub.Invoker).WatchJob(new WatchJobRequest { Job = job }, hub.As("steward", region: "EUROPE27"));
        var last = JobState.Unspecified;
        while (await call.ResponseStream.MoveNext(CancellationToken.None))
        {
            last = call.ResponseStream.Current.Job.State;
        }

        Assert.Equal(JobState.Done, last);
    }

    [SkippableFact]
    public async Task Submit_EightClientsToOneCountryOverThreeHubs_AllSucceedInOneOrder()
    {
        const int Clients = 8;
        const int Each = 10;
        await using var hubs = await HubsOnPostgres.StartAsync(3);

        var answers = await Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Task.Run(async () =>
        {
            List<ulong> seqs = [];
            for (var i = 0; i < Each; i++)
            {
                var answer = await hubs.All[(client + i) % 3].SubmitAsync(
                    Flows.Header("SWE", $"c{client}-{i}"), Flows.Observation("EMI", "DNK", (client * 1000) + i));
                seqs.Add((ulong)answer.Receipt.Seq);
            }

            return seqs;
        })));

        Assert.All(answers, seqs => Assert.Equal(seqs.Order(), seqs));
        Assert.Equal(
            Enumerable.Range(1, Clients * Each).Select(seq => (ulong)seq),
            answers.SelectMany(seqs => seqs).Order());
        Assert.Equal(Clients * Each, await hubs.All[0].Host.Journal.ReadAsync(Sweden, 1, default).CountAsync());
    }
}
