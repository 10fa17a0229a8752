// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Tests.Exchange;
using StatsExchange.V1;
using static StatsExchange.Grains.Tests.Exchange.TestCallers;

namespace StatsExchange.Grains.Tests.Dossiers;

/// <summary>A region is told an agreed figure only if its release class and both countries' agreements say so.</summary>
public sealed class ReleaseTests
{
    [Theory]
    [InlineData(ReleaseClass.Parties, "", "", 0)]
    [InlineData(ReleaseClass.Region, "", "", 1)]
    [InlineData(ReleaseClass.Public, "", "", 1)]
    [InlineData(ReleaseClass.Region, null, "", 0)]
    [InlineData(ReleaseClass.Region, "", null, 0)]
    [InlineData(ReleaseClass.Public, null, null, 0)]
    [InlineData(ReleaseClass.Region, "2015", "", 0)]
    [InlineData(ReleaseClass.Region, "", "2014", 1)]
    public async Task AgreedFor_ReleaseClassAndAgreements_DecideTogether(ReleaseClass release, string? danishFrom, string? swedishFrom, int told)
    {
        await using var settling = await Settling.StartAsync();
        await AllowAsync(settling, "DNK", danishFrom);
        await AllowAsync(settling, "SWE", swedishFrom);
        await settling.OpenCaseAsync(Analyst("SWE"), "2014", "2015");
        var request = Settling.Manual("DNK-SWE.2", ("2014", 41), ("2015", 51));
        request.ReleaseClass = release;
        var agreed = await settling.ProposeAsync(Analyst("DNK"), request);
        await settling.ProposeAsync(Analyst("DNK"), Settling.Manual("DNK-SWE.2", ("2014", 1)));
        await settling.AcceptAsync(Signatory("DNK"), settling.Danish, agreed);
        Assert.Empty((await settling.AgreedForAsync(Steward(Settling.Body), Settling.Body)).Cases);
        await settling.AcceptAsync(Signatory("SWE"), settling.Swedish, agreed);

        foreach (var caller in new[] { Steward(Settling.Body), Region(Settling.Body), HubSteward })
        {
            var seen = await settling.AgreedForAsync(caller, Settling.Body);
            Assert.Equal(Enumerable.Repeat(agreed.Id, told), seen.Cases.SelectMany(one => one.Proposals).Select(one => one.Id));
            Assert.Equal(Outcome.AgreedFigure, Assert.Single(seen.Cases).Outcome);
        }

        await Refusals.Expect(ErrorReason.NotYours, () => settling.AgreedForAsync(Steward("ASEAN"), Settling.Body));
        Assert.Empty((await settling.AgreedForAsync(Steward("ASEAN"), "ASEAN")).Cases);
    }

    private static async Task AllowAsync(Settling settling, string grantor, string? from)
    {
        if (from is not null)
        {
            var terms = Offices.Terms(grantor, Settling.Body, Use.PublishAgreed);
            terms.PeriodFrom = from;
            await settling.Exchange.AgreeAsync(terms);
        }
    }
}
