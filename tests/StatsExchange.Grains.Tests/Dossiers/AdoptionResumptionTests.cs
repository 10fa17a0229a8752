// SPDX-License-Identifier: Apache-2.0
using Orleans;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Countries;
using StatsExchange.Grains.Tests.Exchange;
using StatsExchange.Grains.Tests.Regions;
using StatsExchange.Journal.Memory;
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Dossiers;

/// <summary>A process that dies between the second signature and what follows from it leaves nothing undone: the next one tells the country.</summary>
public sealed class AdoptionResumptionTests
{
    [Fact]
    public async Task Adopt_ProcessDiesAfterTheSignatures_TheNextOneTellsTheCountryOnce()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using (var dying = await RegionHub.StartAsync(journal, doesJobs: false))
        {
            await dying.SubmitAsync("SWE", "DNK EMI 2015 120");
            await dying.SubmitAsync("DNK", "SWE IMM 2015 90");
            await dying.AgreeAsync("DNK", TestCallers.Signatory("SWE"), Use.Adopt);
            await dying.CloseAsync("SWE", "DNK", Outcome.AdoptsPartner, adopting: "SWE");
            Assert.False((await ReadAsync(dying)).Sheets().HasCopies);
        }

        await using var next = await RegionHub.StartAsync(journal);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!(await ReadAsync(next)).Sheets().HasCopies)
        {
            await Task.Delay(20, patience.Token);
        }

        var revision = (await ReadAsync(next)).Revision;
        CallerContext.Set(TestCallers.HubItself);
        await next.Service<IGrainFactory>().GetGrain<Grains.Dossiers.IDossierGrain>("DNK-SWE").AttendAsync();
        Assert.Equal(revision, (await ReadAsync(next)).Revision);
    }

    private static Task<CountryReading> ReadAsync(RegionHub hub)
    {
        CallerContext.Set(TestCallers.Analyst("SWE"));
        return hub.Service<IGrainFactory>().GetGrain<ICountryGrain>("SWE").ReadAsync(new ReadingRequest("FLOW", "2015", "2015", Use.Compare));
    }
}
