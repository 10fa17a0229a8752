// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Logging;
using StatsExchange.Grains.Tests.Exchange;
using StatsExchange.Journal;
using StatsExchange.V1;
using Timestamp = Google.Protobuf.WellKnownTypes.Timestamp;
using static StatsExchange.Grains.Tests.Exchange.TestCallers;

namespace StatsExchange.Grains.Tests.Dossiers;

/// <summary>What the hub does in a dossier by itself is done one by one: what cannot be done does not keep the rest from being done.</summary>
public sealed class AttendingTests
{
    private const int NotAttended = 116;

    [Fact]
    public async Task Attend_OneCountryDamaged_LapsesAndNoticesTheOtherAndIsToldAtTheEnd()
    {
        await using var settling = await StartAsync();
        await settling.Exchange.RestartAsync("UPDATE entries SET body = x'00' WHERE stream = 'country/DNK' AND seq = 3");
        await settling.Exchange.SubmitAsync("SWE", Figures.Flow("IMM", "DNK", "2014", 51));
        settling.Exchange.Clock.Pass(TimeSpan.FromMinutes(2));

        await Refusals.Expect(ErrorReason.JournalCorrupt, () => TestExchange.As(HubItself, () => settling.Dossier.AttendAsync()));

        var cases = (await settling.GetAsync(Analyst("SWE"))).Cases;
        Assert.Equal(CaseState.Lapsed, cases[1].State);
        Assert.Equal("SWE", Assert.Single(cases[0].Revisions).Country);
    }

    [Fact]
    public async Task Follow_CountryDamagedAndRestored_DeadlineIsKeptWithoutAnotherEntry()
    {
        await using var settling = await StartAsync();
        var body = Convert.ToHexString((await settling.Exchange.EntriesAsync(StreamName.Country("DNK")))[2].Body.Span);
        await settling.Exchange.RestartAsync("UPDATE entries SET body = x'00' WHERE stream = 'country/DNK' AND seq = 3");
        await Refusals.Expect(ErrorReason.JournalCorrupt, () => TestExchange.As(HubItself, () => settling.Dossier.AttendAsync()));

        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (settling.Exchange.Log.Of(LogLevel.Warning, NotAttended).Count == 0)
        {
            await Task.Delay(50, patience.Token);
        }

        settling.Exchange.Edit($"UPDATE entries SET body = x'{body}' WHERE stream = 'country/DNK' AND seq = 3");
        while ((await settling.GetAsync(Analyst("SWE"))).Cases[1].State != CaseState.Lapsed)
        {
            settling.Exchange.Clock.Pass(TimeSpan.FromMinutes(2));
            await Task.Delay(50, patience.Token);
        }
    }

    [Fact]
    public async Task Attend_RevisionUnderEmbargo_IsNoticedAtItsEndAndToBeLookedForThen()
    {
        await using var settling = await StartAsync();
        var clock = settling.Exchange.Clock;
        var end = clock.Now.AddDays(1);
        await settling.Exchange.EmbargoAsync("DNK", end, "2014", "2014");
        clock.Pass(TimeSpan.FromMinutes(2));
        Assert.Null(await TestExchange.As(HubItself, () => settling.Dossier.AttendAsync()));

        await settling.Exchange.SubmitAsync("DNK", Figures.Flow("EMI", "SWE", "2014", 32));

        Assert.Equal(end, await TestExchange.As(HubItself, () => settling.Dossier.AttendAsync()));
        Assert.Empty((await settling.GetAsync(Analyst("SWE"))).Cases[0].Revisions);
        clock.Pass(TimeSpan.FromDays(1));
        Assert.Null(await TestExchange.As(HubItself, () => settling.Dossier.AttendAsync()));
        Assert.Equal("DNK", Assert.Single((await settling.GetAsync(Analyst("SWE"))).Cases[0].Revisions).Country);
    }

    // One case is settled, another lapses in a minute.
    private static async Task<Settling> StartAsync()
    {
        var settling = await Settling.StartAsync();
        var proposal = await settling.ProposeAsync(Analyst("DNK"), Settling.Manual("DNK-SWE.1", ("2014", 40)));
        await settling.AcceptAsync(Signatory("DNK"), settling.Danish, proposal);
        await settling.AcceptAsync(Signatory("SWE"), settling.Swedish, proposal);
        var lapsing = await settling.OpenCaseAsync(Analyst("SWE"), "2015", "2015");
        await TestExchange.As(HubSteward, () => settling.Dossier.SetDeadlineAsync(new SetDeadlineRequest
        {
            RequestId = Offices.NextRequest(), Case = lapsing.Id, Deadline = Timestamp.FromDateTimeOffset(settling.Exchange.Clock.Now.AddMinutes(1)),
        }.ToProto()));
        return settling;
    }
}
