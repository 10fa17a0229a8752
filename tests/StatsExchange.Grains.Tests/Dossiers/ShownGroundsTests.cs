// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Dossiers;
using StatsExchange.Grains.Tests.Exchange;
using StatsExchange.V1;
using static StatsExchange.Grains.Tests.Exchange.TestCallers;

namespace StatsExchange.Grains.Tests.Dossiers;

/// <summary>A proposal that a rule made tells its figures, and can be accepted, while those it follows from may be seen by both.</summary>
public sealed class ShownGroundsTests
{
    private const string Case = "DNK-SWE.1";

    [Fact]
    public async Task GetAndAccept_AgreementReplacedByOneOnTotals_ClassesAreNeitherToldNorTaken()
    {
        await using var settling = await WithClassesAsync();
        var agreement = await settling.Exchange.AgreeAsync(Offices.Terms("DNK", "SWE"));
        var divided = await settling.ProposeAsync(Analyst("DNK"), BySex("sending"));
        var total = await settling.ProposeAsync(Analyst("DNK"), Settling.ByRule(Case, "sending"));
        Assert.Equal([31, 11, 20], divided.Figures.Select(figure => figure.Value));

        await settling.Exchange.RevokeAsync(agreement, Signatory("DNK"));
        var terms = Offices.Terms("DNK", "SWE");
        terms.Depth = new Depth();
        await settling.Exchange.AgreeAsync(terms);

        await ExpectWithheldAsync(settling, divided, ErrorReason.NoAgreement);
        Assert.Equal(31, Assert.Single((await ToldAsync(settling, "SWE", total)).Figures).Value);
        await settling.AcceptAsync(Signatory("SWE"), settling.Swedish, total);
    }

    [Fact]
    public async Task GetAndAccept_AgreementThatIncludedConfidentialValuesRevoked_FigureIsNeitherToldNorTaken()
    {
        await using var settling = await Settling.StartAsync();
        var including = Offices.Terms("DNK", "SWE");
        (including.IncludesConfidential, including.UndertakingDigest) = (true, Offices.Undertaking);
        var agreement = await settling.Exchange.AgreeAsync(including);
        var opened = await settling.OpenCaseAsync(Analyst("SWE"), "2015", "2015");
        var proposal = await settling.ProposeAsync(Analyst("SWE"), Settling.ByRule(opened.Id, "sending"));
        Assert.Equal(40, Assert.Single(proposal.Figures).Value);

        await settling.Exchange.RevokeAsync(agreement, Signatory("DNK"));

        await Refusals.Expect(ErrorReason.MethodNotApplicable, () => settling.ProposeAsync(Analyst("SWE"), Settling.ByRule(opened.Id, "sending")));
        await ExpectWithheldAsync(settling, proposal, ErrorReason.StateNotFit);
    }

    [Fact]
    public async Task GetAndAccept_FigureUnderEmbargo_IsNeitherToldNorTakenUntilItEnds()
    {
        await using var settling = await Settling.StartAsync();
        var proposal = await settling.ProposeAsync(Analyst("DNK"), Settling.ByRule(Case, "mean"));
        var ofOthers = await settling.ProposeAsync(Analyst("DNK"), Settling.ByRule(Case, "receiving"));
        await settling.Exchange.EmbargoAsync("DNK", settling.Exchange.Clock.Now.AddDays(1), "2014", "2014");

        await ExpectWithheldAsync(settling, proposal, ErrorReason.StateNotFit);
        Assert.Equal(50, Assert.Single((await ToldAsync(settling, "SWE", ofOthers)).Figures).Value);
        await settling.AcceptAsync(Signatory("SWE"), settling.Swedish, ofOthers);

        settling.Exchange.Clock.Pass(TimeSpan.FromDays(2));
        Assert.Equal(40.5, Assert.Single((await ToldAsync(settling, "SWE", proposal)).Figures).Value);
        await settling.AcceptAsync(Signatory("SWE"), settling.Swedish, proposal);
    }

    [Fact]
    public async Task Get_FigureMarkedConfidentialOrOnlyRevisedSince_IsToldWhereItWasOnlyRevised()
    {
        await using var settling = await Settling.StartAsync();
        var proposal = await settling.ProposeAsync(Analyst("DNK"), Settling.ByRule(Case, "sending"));

        await settling.Exchange.SubmitAsync("DNK", Figures.Flow("EMI", "SWE", "2014", 33));
        Assert.Equal(31, Assert.Single((await ToldAsync(settling, "SWE", proposal)).Figures).Value);

        await settling.Exchange.SubmitAsync("DNK", Figures.Flow("EMI", "SWE", "2014", 33, ("CONF_STATUS", "C")));
        await ExpectWithheldAsync(settling, proposal, ErrorReason.StateNotFit);
    }

    [Fact]
    public async Task Get_ClassesOfAReconciliationThatAreConfidentialSince_AreNotToldWhicheverSideItsTotalIsOf()
    {
        await using var settling = await WithClassesAsync(agreed: true);
        var vintages = await settling.ProposeAsync(Analyst("DNK"), Settling.Manual(Case, ("2014", 1)));
        var estimate = new EstimatedCorridor { Origin = "DNK", Destination = "SWE", OriginValue = 31, DestinationValue = 50, Estimate = 50 };
        foreach (var (sex, share) in new[] { ("F", ((11 / 31.0) + 0.5) / 2), ("M", ((20 / 31.0) + 0.5) / 2) })
        {
            estimate.Detail.Add(new DetailEstimate { Dimensions = { ["SEX"] = sex }, Estimate = 50 * share });
        }

        var result = new ReconciliationResult
        {
            Method = "receiving", MethodVersion = "1.0", Pair = "residence", TimePeriod = "2014", Cells = { estimate },
            Vintages = { ["DNK"] = vintages.OriginVintage, ["SWE"] = vintages.DestinationVintage },
        };
        var request = new ProposeFigureRequest
        {
            RequestId = Offices.NextRequest(), Case = Case, Reconciliation = "EUROPE27-job-1", Detail = { "SEX" }, TargetDefinition = new TargetDefinition { Basis = "RES" },
        };
        var proposal = (await TestExchange.As(Analyst("DNK"), () => settling.Dossier.ProposeAsync(request.ToProto(), new FoundReconciliation([result.ToProto()], null)))).Read().Proposal;
        Assert.Equal(3, (await ToldAsync(settling, "SWE", proposal)).Figures.Count);

        await settling.Exchange.SubmitAsync("DNK", Figures.Flow("EMI", "SWE", "2014", 11, ("CONF_STATUS", "C")).With("SEX", "F"));

        await ExpectWithheldAsync(settling, proposal, ErrorReason.StateNotFit);
    }

    private static async Task ExpectWithheldAsync(Settling settling, Proposal proposal, ErrorReason reason)
    {
        Assert.True(ToldProposals.IsWithheld(await ToldAsync(settling, "SWE", proposal)));
        Assert.NotEmpty((await ToldAsync(settling, "DNK", proposal)).Figures);
        await settling.Exchange.ExpectNothingWrittenAsync(async () =>
        {
            await Refusals.Expect(reason, () => settling.AcceptAsync(Signatory("SWE"), settling.Swedish, proposal));
            await Refusals.Expect(reason, () => settling.AcceptAsync(Signatory("DNK"), settling.Danish, proposal));
        });
    }

    private static async Task<Proposal> ToldAsync(Settling settling, string country, Proposal proposal) =>
        (await settling.GetAsync(Analyst(country))).Cases.SelectMany(@case => @case.Proposals).Single(told => told.Id == proposal.Id);

    private static ProposeFigureRequest BySex(string rule)
    {
        var request = Settling.ByRule(Case, rule);
        request.Detail.Add("SEX");
        return request;
    }

    // The classes of 31 and 50.
    private static async Task<Settling> WithClassesAsync(bool agreed = false)
    {
        var settling = await Settling.StartAsync(change: terms =>
        {
            if (!agreed && terms.Grantor == "DNK")
            {
                terms.Uses.Clear();
            }
        });
        await settling.Exchange.SubmitAsync("DNK", Figures.Flow("EMI", "SWE", "2014", 11).With("SEX", "F"), Figures.Flow("EMI", "SWE", "2014", 20).With("SEX", "M"));
        await settling.Exchange.SubmitAsync("SWE", Figures.Flow("IMM", "DNK", "2014", 25).With("SEX", "F"), Figures.Flow("IMM", "DNK", "2014", 25).With("SEX", "M"));
        return settling;
    }
}
