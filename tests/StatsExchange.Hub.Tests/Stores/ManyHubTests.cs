// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using StatsExchange.Hub.Tests.Running;
using StatsExchange.Journal;
using StatsExchange.PostgresServer;

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
