// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf.WellKnownTypes;
using StatsExchange.Hub.Tests.Dossiers;
using StatsExchange.Hub.Tests.Running;
using StatsExchange.PostgresServer;
using StatsExchange.V1;

namespace StatsExchange.Hub.Tests.Stores;

/// <summary>Several hubs follow one journal, and what follows from it is written once.</summary>
public sealed class NoticedOnceTests
{
    public NoticedOnceTests() => Skip.If(PostgresBinaries.WhyMissing is not null, PostgresBinaries.WhyMissing);

    [SkippableFact]
    public async Task Lapse_FollowedByThreeHubs_IsOneEntry()
    {
        ForwardClock clock = new();
        await using var hubs = await HubsOnPostgres.StartAsync(0);
        for (var i = 0; i < 3; i++)
        {
            await hubs.AddAsync(clock);
        }

        var first = new DossierService.DossierServiceClient(hubs.All[0].Invoker);
        await first.OpenDossierAsync(new OpenDossierRequest { RequestId = "o", Country = "SWE", Partner = "DNK" }, hubs.All[0].As("analyst", "DNK"));
        foreach (var origin in new[] { "DNK", "SWE" })
        {
            await first.OpenCaseAsync(
                new OpenCaseRequest { RequestId = origin, Dossier = "DNK-SWE", Origin = origin, Pair = "residence", PeriodFrom = "2015", PeriodTo = "2015" }, hubs.All[0].As("analyst", "DNK"));
        }

        // Within the life of the tokens, so that the clock need not leave them behind.
        foreach (var number in new[] { 1, 2 })
        {
            await first.SetDeadlineAsync(
                new SetDeadlineRequest { RequestId = $"d-{number}", Case = $"DNK-SWE.{number}", Deadline = clock.GetUtcNow().AddMinutes(2).ToTimestamp() }, hubs.All[0].As("steward"));
        }

        clock.Forward(TimeSpan.FromMinutes(3));
        foreach (var (hub, number) in hubs.All.Select((hub, number) => (hub, number)))
        {
            await new DossierService.DossierServiceClient(hub.Invoker).AddCommentAsync(
                new AddCommentRequest { RequestId = $"c-{number}", Case = "DNK-SWE.1", Text = "?" }, hub.As("analyst", "SWE"));
        }

        Dossier seen;
        do
        {
            await Task.Delay(20);
            seen = (await first.GetDossierAsync(new GetDossierRequest { Dossier = "DNK-SWE" }, hubs.All[0].As("analyst", "DNK"))).Dossier;
        }
        while (seen.Cases.Any(@case => @case.State != CaseState.Lapsed));

        // More entries, so that whoever was slower comes to look too.
        foreach (var (hub, number) in hubs.All.Select((hub, number) => (hub, number)))
        {
            await hub.SubmitAsync(Flows.Header("SWE", $"s-{number}"), Flows.Observation("IMM", "DNK", number));
        }

        var kinds = new List<string>();
        await foreach (var entry in hubs.All[0].Host.Journal.ReadAsync(Journal.StreamName.Dossier("DNK", "SWE"), 1, CancellationToken.None))
        {
            kinds.Add(entry.Kind);
        }

        Assert.Equal(2, kinds.Count(kind => kind == "case-lapsed"));
    }
}
