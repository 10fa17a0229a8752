// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf.WellKnownTypes;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Dossiers;
using StatsExchange.Grains.Tests.Exchange;
using StatsExchange.V1;
using static StatsExchange.Grains.Tests.Exchange.TestCallers;
using Outcome = StatsExchange.V1.Outcome;

namespace StatsExchange.Grains.Tests.Dossiers;

/// <summary>What a settlement rests on must hold when it is signed, and nobody learns by it what is withheld.</summary>
public sealed class EndedGroundsTests
{
    [Theory]
    [InlineData("DNK")]
    [InlineData("SWE")]
    public async Task Accept_OfWhatARuleMadeOfFiguresNoLongerOpened_IsRefusedToBoth(string ending)
    {
        await using var settling = await Settling.StartAsync(change: terms => Without(terms, ending));
        var agreement = await settling.Exchange.AgreeAsync(Offices.Terms(ending, ending == "DNK" ? "SWE" : "DNK"));
        var worked = await settling.ProposeAsync(Analyst("DNK"), Settling.ByRule("DNK-SWE.1", "mean"));
        var given = await settling.ProposeAsync(Analyst("DNK"), Settling.Manual("DNK-SWE.1", ("2014", 41)));
        await settling.Exchange.RevokeAsync(agreement, Signatory(ending));

        await settling.Exchange.ExpectNothingWrittenAsync(async () =>
        {
            await Refusals.Expect(ErrorReason.NoAgreement, () => settling.AcceptAsync(Signatory("DNK"), settling.Danish, worked));
            await Refusals.Expect(ErrorReason.NoAgreement, () => settling.AcceptAsync(Signatory("SWE"), settling.Swedish, worked));
        });
        await settling.AcceptAsync(Signatory("DNK"), settling.Danish, given);
        Assert.Equal(Outcome.AgreedFigure, (await settling.AcceptAsync(Signatory("SWE"), settling.Swedish, given)).Outcome);
    }

    [Fact]
    public async Task Accept_OfFiguresByHandOnOwnOnesRevisedAfterTheAgreementEnded_IsRefusedToTheirOwner()
    {
        await using var settling = await Settling.StartAsync(change: terms => Without(terms, "DNK"));
        var agreement = await settling.Exchange.AgreeAsync(Offices.Terms("DNK", "SWE"));
        var given = await settling.ProposeAsync(Analyst("DNK"), Settling.Manual("DNK-SWE.1", ("2014", 41)));
        await settling.Exchange.RevokeAsync(agreement, Signatory("DNK"));
        await settling.Exchange.SubmitAsync("DNK", Figures.Flow("EMI", "SWE", "2014", 33));

        await Refusals.Expect(ErrorReason.StateNotFit, () => settling.AcceptAsync(Signatory("DNK"), settling.Danish, given));
        await settling.AcceptAsync(Signatory("SWE"), settling.Swedish, given);
    }

    [Theory]
    [InlineData("2014", "2015", "2016", true)]
    [InlineData("2014", "2014", "2016", false)]
    [InlineData("2014", "2015-06", "2015-07", false)]
    public async Task CloseCase_AdoptionPermittedInParts_IsTakenWhereTheyLeaveNoGap(string from, string to, string next, bool isTaken)
    {
        await using var settling = await Settling.StartAsync();
        foreach (var (first, last) in new[] { (from, to), (next, "2016") })
        {
            var terms = Offices.Terms("DNK", "SWE", Use.Adopt);
            (terms.PeriodFrom, terms.PeriodTo) = (first, last);
            await settling.Exchange.AgreeAsync(terms);
        }

        var opened = await settling.OpenCaseAsync(Analyst("SWE"), "2014", "2016");
        var request = new CloseCaseRequest { RequestId = Offices.NextRequest(), Case = opened.Id, Outcome = Outcome.AdoptsPartner, AdoptingCountry = "SWE", JointNote = "The register of Denmark counts them." };
        Task Close() => TestExchange.As(Analyst("SWE"), () => settling.Dossier.CloseCaseAsync(request.ToProto()));
        await (isTaken ? Close() : Refusals.Expect(ErrorReason.NoAgreement, Close));
    }

    [Fact]
    public async Task SetDeadline_ByTheHubsSteward_TellsNotHowTheCaseEnded()
    {
        await using var settling = await Settling.StartAsync();
        var given = await settling.ProposeAsync(Analyst("DNK"), Settling.Manual("DNK-SWE.1", ("2014", 41)));
        await settling.AcceptAsync(Signatory("DNK"), settling.Danish, given);
        await settling.AcceptAsync(Signatory("SWE"), settling.Swedish, given);
        var request = new SetDeadlineRequest { RequestId = Offices.NextRequest(), Case = "DNK-SWE.1", Deadline = settling.Exchange.Clock.Now.AddDays(30).ToTimestamp() };

        var refusal = await Refusals.Expect(ErrorReason.StateNotFit, () => TestExchange.As(HubSteward, () => settling.Dossier.SetDeadlineAsync(request.ToProto())));

        Assert.Equal("Case DNK-SWE.1 takes no deadline as it stands.", refusal.Message);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AgreedFor_RevisedByTheSender_ToldWhereTheRegionMaySeeIt(bool isConfidential)
    {
        (string, string)[] attributes = isConfidential ? [("CONF_STATUS", "C")] : [];
        await using var settling = await Settling.StartAsync(change: terms => (terms.IncludesConfidential, terms.UndertakingDigest) = (true, Offices.Undertaking));
        foreach (var grantor in new[] { "DNK", "SWE" })
        {
            await settling.Exchange.AgreeAsync(Offices.Terms(grantor, Settling.Body, Use.PublishAgreed));
        }

        await settling.OpenCaseAsync(Analyst("SWE"), "2015", "2015");
        var request = Settling.Manual("DNK-SWE.2", ("2015", 51));
        request.ReleaseClass = ReleaseClass.Region;
        var agreed = await settling.ProposeAsync(Analyst("DNK"), request);
        await settling.AcceptAsync(Signatory("DNK"), settling.Danish, agreed);
        await settling.AcceptAsync(Signatory("SWE"), settling.Swedish, agreed);
        await settling.Exchange.SubmitAsync("DNK", Figures.Flow("EMI", "SWE", "2015", 44, attributes));
        await TestExchange.As(HubItself, () => settling.Dossier.AttendAsync());

        var partner = Assert.Single((await settling.GetAsync(Analyst("SWE"), "DNK-SWE.2")).Cases);
        Assert.Equal((CaseState.Revised, "DNK"), (partner.State, Assert.Single(partner.Revisions).Country));
        var told = Assert.Single((await settling.AgreedForAsync(Steward(Settling.Body), Settling.Body)).Cases);
        Assert.Equal(isConfidential ? [] : ["DNK"], told.Revisions.Select(revision => revision.Country));
        var outcomes = await TestExchange.As(Steward(Settling.Body), () => settling.Dossier.OutcomesForAsync(Settling.Body));
        Assert.False(Assert.Single(outcomes.Read().Outcomes).IsSettledAgain);
    }

    private static void Without(AgreementTerms terms, string grantor)
    {
        if (terms.Grantor == grantor)
        {
            terms.Uses.Clear();
        }
    }
}
