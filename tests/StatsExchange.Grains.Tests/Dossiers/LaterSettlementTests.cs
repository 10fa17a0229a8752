// SPDX-License-Identifier: Apache-2.0
using Orleans;
using StatsExchange.Contracts.Signatures;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Countries;
using StatsExchange.Grains.Tests.Exchange;
using StatsExchange.V1;
using Timestamp = Google.Protobuf.WellKnownTypes.Timestamp;
using static StatsExchange.Grains.Tests.Exchange.TestCallers;

namespace StatsExchange.Grains.Tests.Dossiers;

/// <summary>What a later settlement does to an earlier one: it replaces it for what it covers, and cannot drop the rest unsaid.</summary>
public sealed class LaterSettlementTests
{
    [Fact]
    public async Task Adopt_AnotherCaseSettledSomeOfItsPeriodsLater_HoldsForTheOthersOnly()
    {
        await using var settling = await Settling.StartAsync(change: terms => terms.Uses.Add(Use.Adopt));
        await settling.OpenCaseAsync(Analyst("SWE"), "2014", "2015");
        await CloseAsync(settling, "DNK-SWE.2", Outcome.AdoptsPartner, "DNK");
        Assert.Equal([("2014", "2015")], await AdoptedAsync(settling));

        await CloseAsync(settling, "DNK-SWE.1", Outcome.NoAgreement);
        Assert.Equal([("2015", "2015")], await AdoptedAsync(settling));

        await settling.OpenCaseAsync(Analyst("SWE"), "2014", "2016");
        await CloseAsync(settling, "DNK-SWE.3", Outcome.ExplainedDifference);
        Assert.Empty(await AdoptedAsync(settling));
    }

    [Fact]
    public async Task Adopt_SettledAfterAnotherCase_HoldsForAllOfItsPeriods()
    {
        await using var settling = await Settling.StartAsync(change: terms => terms.Uses.Add(Use.Adopt));
        await CloseAsync(settling, "DNK-SWE.1", Outcome.NoAgreement);
        await settling.OpenCaseAsync(Analyst("SWE"), "2014", "2015");
        await CloseAsync(settling, "DNK-SWE.2", Outcome.AdoptsPartner, "DNK");
        Assert.Equal([("2014", "2015")], await AdoptedAsync(settling));
    }

    [Fact]
    public async Task Propose_FewerPeriodsOrClassesThanStand_IsRefusedNamingThem()
    {
        await using var settling = await Settling.StartAsync();
        await settling.OpenCaseAsync(Analyst("SWE"), "2014", "2016");
        var first = Settling.Manual("DNK-SWE.2", ("2014", 41), ("2015", 51), ("2016", 61));
        first.Figures.Add(new ProposedFigure { TimePeriod = "2014", Value = 41, Dimensions = { ["SEX"] = "F" } });
        first.Figures.Add(new ProposedFigure { TimePeriod = "2014", Value = 0, Dimensions = { ["SEX"] = "M" } });
        await SettleAsync(settling, await settling.ProposeAsync(Analyst("DNK"), first));
        await TestExchange.As(Analyst("DNK"), () => settling.Dossier.ReopenCaseAsync(
            new ReopenCaseRequest { RequestId = Offices.NextRequest(), Case = "DNK-SWE.2", Reason = "-" }.ToProto()));

        await settling.Exchange.ExpectNothingWrittenAsync(async () =>
        {
            var given = Settling.Manual("DNK-SWE.2", ("2014", 42), ("2016", 62));
            await Refusals.ExpectField("figures", () => settling.ProposeAsync(Analyst("SWE"), given));
            var refusal = await Assert.ThrowsAsync<RefusedException>(() => settling.ProposeAsync(Analyst("SWE"), given));
            Assert.Contains("2014 SEX=F, 2014 SEX=M, 2015", Assert.Single(refusal.Violations).Description, StringComparison.Ordinal);
            await Refusals.ExpectField("figures", () => settling.ProposeAsync(Analyst("SWE"), Settling.ByRule("DNK-SWE.2", "receiving")));
        });

        var whole = first.Clone();
        whole.RequestId = Offices.NextRequest();
        Assert.Equal(5, (await settling.ProposeAsync(Analyst("SWE"), whole)).Figures.Count);
    }

    [Fact]
    public async Task Accept_KeyOfTheFirstSignatureEndedSince_IsRefusedUntilItIsSignedAnew()
    {
        await using var settling = await Settling.StartAsync();
        var proposal = await settling.ProposeAsync(Analyst("DNK"), Settling.Manual("DNK-SWE.1", ("2014", 40)));
        using var ending = await settling.Exchange.RegisterSignatoryAsync(
            "SWE", signatory => signatory.ValidTo = Timestamp.FromDateTimeOffset(settling.Exchange.Clock.Now.AddHours(1)));
        await settling.AcceptAsync(Signatory("SWE"), ending, proposal);
        settling.Exchange.Clock.Pass(TimeSpan.FromHours(2));

        await settling.Exchange.ExpectNothingWrittenAsync(async () =>
        {
            var refusal = await Refusals.Expect(ErrorReason.SignatureInvalid, () => settling.AcceptAsync(Signatory("DNK"), settling.Danish, proposal));
            Assert.Contains("SWE", refusal.Message, StringComparison.Ordinal);
        });

        var contested = await TestExchange.As(Signatory("SWE"), () => settling.Dossier.ContestAsync(
            new ContestProposalRequest { RequestId = Offices.NextRequest(), Proposal = proposal.Id, Reason = "signed with a key that has ended" }.ToProto()));
        Assert.Empty(contested.Read().Proposal.Signatures);
        using var anew = await settling.Exchange.RegisterSignatoryAsync("SWE");
        await settling.AcceptAsync(Signatory("SWE"), anew, proposal);
        Assert.Equal(CaseState.Settled, (await settling.AcceptAsync(Signatory("DNK"), settling.Danish, proposal)).State);
    }

    private static async Task CloseAsync(Settling settling, string @case, Outcome outcome, string adopting = "")
    {
        var request = new CloseCaseRequest { RequestId = Offices.NextRequest(), Case = @case, Outcome = outcome, JointNote = "-", AdoptingCountry = adopting };
        await SettleAsync(settling, (await TestExchange.As(Analyst("DNK"), () => settling.Dossier.CloseCaseAsync(request.ToProto()))).Read().Proposal);
        await TestExchange.As(HubItself, () => settling.Dossier.AttendAsync());
    }

    private static async Task SettleAsync(Settling settling, Proposal proposal)
    {
        foreach (var (country, key) in new (string, SigningKey)[] { ("DNK", settling.Danish), ("SWE", settling.Swedish) })
        {
            await settling.AcceptAsync(Signatory(country), key, proposal);
        }
    }

    private static async Task<IEnumerable<(string From, string To)>> AdoptedAsync(Settling settling)
    {
        var reading = await TestExchange.As(Analyst("DNK"), () =>
            settling.Exchange.Grains.GetGrain<ICountryGrain>("DNK").ReadAsync(new ReadingRequest("FLOW", "2014", "2015", Use.Compare)));
        return reading.Adoptions.Select(adopted => adopted.Read()).Select(adopted => (adopted.PeriodFrom, adopted.PeriodTo));
    }
}
