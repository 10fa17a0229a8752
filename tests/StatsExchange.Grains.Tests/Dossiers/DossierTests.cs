// SPDX-License-Identifier: Apache-2.0
using System.Text;
using StatsExchange.Grains.Dossiers;
using StatsExchange.Grains.Tests.Exchange;
using StatsExchange.V1;
using Timestamp = Google.Protobuf.WellKnownTypes.Timestamp;
using static StatsExchange.Grains.Tests.Exchange.TestCallers;

namespace StatsExchange.Grains.Tests.Dossiers;

/// <summary>Two offices settle a case: proposals by hand or by rule, and an outcome only both can make.</summary>
public sealed class DossierTests
{
    [Fact]
    public async Task Open_Again_GivesTheOneThereIs()
    {
        await using var settling = await Settling.StartAsync();
        await settling.Exchange.ExpectNothingWrittenAsync(async () =>
        {
            var again = await settling.OpenAsync(Signatory("SWE"));
            Assert.Equal(("DNK-SWE", "DNK/analyst", 1), (again.Dossier.Id, again.Dossier.OpenedBy, again.Dossier.Cases.Count));
        });
    }

    [Fact]
    public async Task Open_ByTheHubsSteward_ShowsNoCases()
    {
        await using var settling = await Settling.StartAsync();
        var opened = await settling.OpenAsync(HubSteward);
        Assert.Empty(opened.Dossier.Cases);
        Assert.Equal(0, opened.Revision);
        Assert.Equal("DNK-SWE.2", (await settling.OpenCaseAsync(HubSteward, "2015", "2015")).Id);
        await Refusals.Expect(ErrorReason.RoleNotAllowed, () => settling.GetAsync(HubSteward));
    }

    [Fact]
    public async Task Open_ByTheStewardOfABodyOfBoth_ShowsNothingAndOpensCases()
    {
        await using var settling = await Settling.StartAsync();
        var steward = Steward(Settling.Body);
        var opened = await settling.OpenAsync(steward);
        Assert.Equal(("DNK-SWE", 0, 0), (opened.Dossier.Id, opened.Dossier.Cases.Count, opened.Revision));
        Assert.Equal("DNK-SWE.2", (await settling.OpenCaseAsync(steward, "2015", "2015")).Id);

        await Refusals.Expect(ErrorReason.RoleNotAllowed, () => settling.GetAsync(steward));
        await Refusals.Expect(ErrorReason.RoleNotAllowed, () => settling.ProposeAsync(steward, Settling.Manual("DNK-SWE.1", ("2014", 1))));
        await Refusals.Expect(ErrorReason.NotYours, () => TestExchange.As(steward, () => settling.Dossier.SetDeadlineAsync(new SetDeadlineRequest
        {
            RequestId = Offices.NextRequest(), Case = "DNK-SWE.1", Deadline = Timestamp.FromDateTimeOffset(settling.Exchange.Clock.Now.AddDays(30)),
        }.ToProto())));
        await Refusals.Expect(ErrorReason.NotYours, () => settling.OpenAsync(Steward("ASEAN")));
        await Refusals.Expect(ErrorReason.NotYours, () => settling.OpenCaseAsync(Steward("ASEAN"), "2016", "2016"));
        await Refusals.Expect(ErrorReason.RoleNotAllowed, () => settling.OpenAsync(Region(Settling.Body)));
    }

    [Fact]
    public async Task AnyAct_OfAThirdCountry_IsRefused()
    {
        await using var settling = await Settling.StartAsync();
        await settling.Exchange.ExpectNothingWrittenAsync(async () =>
        {
            await Refusals.Expect(ErrorReason.NotYours, () => settling.GetAsync(Analyst("FIN")));
            await Refusals.Expect(ErrorReason.NotYours, () => settling.OpenAsync(Analyst("FIN")));
            await Refusals.Expect(ErrorReason.NotYours, () => settling.OpenCaseAsync(Analyst("FIN"), "2015", "2015"));
            await Refusals.Expect(ErrorReason.NotYours, () => settling.ProposeAsync(Analyst("FIN"), Settling.Manual("DNK-SWE.1", ("2014", 1))));
        });
        var listed = await TestExchange.As(Analyst("FIN"), () => settling.Exchange.Get<DossierReader>().ListAsync(new ListDossiersRequest(), CancellationToken.None));
        Assert.Empty(listed.Dossiers);
        listed = await TestExchange.As(Analyst("SWE"), () => settling.Exchange.Get<DossierReader>().ListAsync(new ListDossiersRequest(), CancellationToken.None));
        Assert.Equal((Settling.Id, "DNK-SWE.1", true), (Assert.Single(listed.Dossiers).Id, Assert.Single(listed.Dossiers[0].Cases).Id, listed.Dossiers[0].Cases[0].InBrief));
    }

    [Theory]
    [InlineData("FIN", "residence", "2014", "2015", "origin")]
    [InlineData("DNK", "wages", "2014", "2015", "pair")]
    [InlineData("DNK", "residence", "2015", "2014", "period_from")]
    [InlineData("DNK", "residence", "", "2014", "period_from")]
    [InlineData("DNK", "residence", "last year", "2014", "period_from")]
    public async Task OpenCase_FieldNotAsItMustBe_IsRefusedByField(string origin, string pair, string from, string to, string field)
    {
        await using var settling = await Settling.StartAsync();
        await settling.Exchange.ExpectNothingWrittenAsync(() => Refusals.ExpectField(field, () => settling.OpenCaseAsync(Analyst("DNK"), from, to, origin, pair)));
    }

    [Fact]
    public async Task Propose_ByHand_NamesTheVintagesItRestsOnAndStatesAllThatIsSigned()
    {
        await using var settling = await Settling.StartAsync();
        var proposal = await settling.ProposeAsync(Analyst("SWE"), Settling.Manual("DNK-SWE.1", ("2014", 41.5)));

        Assert.Equal((2, 1, "DNK-SWE.1.1"), (proposal.OriginVintage, proposal.DestinationVintage, proposal.Id));
        Assert.Equal(
            """
            statsexchange agreed figure v2
            proposal: DNK-SWE.1.1
            case: DNK-SWE.1
            origin: DNK
            destination: SWE
            pair: residence
            period_from: 2014
            period_to: 2014
            outcome: AGREED_FIGURE
            figure 2014: 41.5
            basis: RES
            minimum_stay_months: 12
            population: 
            territory: 
            reference_date: 
            method: manual
            stay_factors: 
            target_stay_months: 
            reconciliation: 
            justification: Registers compared person by person.
            origin_vintage: 2
            destination_vintage: 1
            release_class: PARTIES
            answers: 
            joint_note: 

            """,
            Encoding.UTF8.GetString(proposal.Statement.Span));
    }

    [Fact]
    public async Task Propose_AfterAWithdrawalInTheRange_RestsOnTheWithdrawal()
    {
        await using var settling = await Settling.StartAsync();
        await settling.OpenCaseAsync(Analyst("SWE"), "2014", "2016");
        var sent = await settling.Exchange.SubmitAsync("DNK", Figures.Flow("EMI", "SWE", "2016", 35));
        Assert.Equal(sent.Receipt.Seq, (await settling.ProposeAsync(Analyst("SWE"), Settling.Manual("DNK-SWE.2", ("2014", 41)))).OriginVintage);

        var withdrawn = await settling.Exchange.WithdrawAsync("DNK", sent.Receipt.Seq);

        // The slice of 2016 is gone, and the figures of the range are what the withdrawal left.
        Assert.Equal(withdrawn.Revision, (await settling.ProposeAsync(Analyst("SWE"), Settling.Manual("DNK-SWE.2", ("2014", 41)))).OriginVintage);
        Assert.Equal(2, (await settling.ProposeAsync(Analyst("SWE"), Settling.Manual("DNK-SWE.1", ("2014", 41)))).OriginVintage);
    }

    [Theory]
    [InlineData("mean", 40.5)]
    [InlineData("sending", 31)]
    [InlineData("receiving", 50)]
    public async Task Propose_ByRule_WorksTheFiguresOut(string rule, double expected)
    {
        await using var settling = await Settling.StartAsync();
        var proposal = await settling.ProposeAsync(Analyst("DNK"), Settling.ByRule("DNK-SWE.1", rule));
        Assert.Equal([("2014", expected)], proposal.Figures.Select(figure => (figure.TimePeriod, figure.Value)));
        Assert.Equal($"{rule} 1.0", proposal.Method);
    }

    [Theory]
    [InlineData("2013", 1, "figures[0].time_period")]
    [InlineData("2014-Q1", 1, null)]
    [InlineData("soon", 1, "figures[0].time_period")]
    [InlineData("2014", -1, "figures[0].value")]
    [InlineData("2014", double.NaN, "figures[0].value")]
    [InlineData("2014", double.PositiveInfinity, "figures[0].value")]
    public async Task Propose_FigureNotAsItMustBe_IsRefusedByField(string period, double value, string? field)
    {
        await using var settling = await Settling.StartAsync();
        Task Propose() => settling.ProposeAsync(Analyst("DNK"), Settling.Manual("DNK-SWE.1", (period, value)));
        if (field is null)
        {
            await Propose();
        }
        else
        {
            await settling.Exchange.ExpectNothingWrittenAsync(() => Refusals.ExpectField(field, Propose));
        }
    }

    [Fact]
    public async Task Propose_OtherFieldsNotAsTheyMustBe_AreRefusedByField()
    {
        await using var settling = await Settling.StartAsync();
        foreach (var blank in new[] { "", "   ", "\n" })
        {
            await ExpectAsync("justification", request => request.Justification = blank);
        }

        await ExpectAsync("joint_note", request => request.JointNote = " ");
        foreach (var basis in new[] { "CB", "ZZZ", "  x" })
        {
            await ExpectAsync("target_definition.basis", request => request.TargetDefinition.Basis = basis);
        }

        await ExpectAsync("target_definition.population", request => request.TargetDefinition.Population = " ");
        await ExpectAsync("target_definition.territory", request => request.TargetDefinition.Territory = " ");
        await ExpectAsync("target_definition.reference_date", request => request.TargetDefinition.ReferenceDate = " ");
        await ExpectAsync("target_definition.basis", request => request.TargetDefinition = null);
        await ExpectAsync("figures", request => request.Figures.Clear());
        await ExpectAsync("figures[1]", request => request.Figures.Add(request.Figures[0]));
        await ExpectAsync("figures[0].value", request => request.Figures[0].ClearValue());
        await ExpectAsync("figures[0].lower", request => request.Figures[0].Lower = 0);
        await ExpectAsync("parameters", request => request.Parameters["weights"] = "DNK=1,SWE=1");
        await ExpectAsync("stay_factors", request => request.StayFactors = "IMEM");
        await ExpectAsync("detail", request => request.Detail.Add("SEX"));
        await ExpectAsync("target_definition.minimum_stay_months", request => request.TargetDefinition.MinimumStayMonths = 61);
        await ExpectAsync("figures", request => request.Method = "mean");
        await ExpectAsync("method", request => (request.Method, request.Justification) = ("factors", Cleared(request)));
        await ExpectAsync("release_class", request => request.ReleaseClass = (ReleaseClass)9);

        static string Cleared(ProposeFigureRequest request)
        {
            request.Figures.Clear();
            return "";
        }

        async Task ExpectAsync(string field, Action<ProposeFigureRequest> change)
        {
            var request = Settling.Manual("DNK-SWE.1", ("2014", 1));
            change(request);
            await Refusals.ExpectField(field, () => settling.ProposeAsync(Analyst("DNK"), request));
        }
    }

    [Theory]
    [InlineData("residence", "RES")]
    [InlineData("birth", "CB")]
    [InlineData("citizenship", "CC")]
    [InlineData("returns", "RES")]
    public async Task Propose_BasisNotNamed_IsThatOfThePair(string pair, string basis)
    {
        await using var settling = await Settling.StartAsync();
        var opened = await settling.OpenCaseAsync(Analyst("DNK"), "2014", "2014", pair: pair);
        var request = Settling.Manual(opened.Id, ("2014", 1));
        request.TargetDefinition.Basis = "";

        var proposal = await settling.ProposeAsync(Analyst("DNK"), request);

        Assert.Equal(basis, proposal.TargetDefinition.Basis);
        Assert.Contains($"\nbasis: {basis}\n", proposal.Statement.ToStringUtf8(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sending")]
    [InlineData("mean")]
    public async Task Propose_ByRuleOverAConfidentialCell_GivesNothingAwayWhoeverProposes(string rule)
    {
        await using var settling = await Settling.StartAsync();
        var opened = await settling.OpenCaseAsync(Analyst("SWE"), "2015", "2015");
        foreach (var country in new[] { "DNK", "SWE" })
        {
            var refused = await Refusals.Expect(ErrorReason.MethodNotApplicable, () => settling.ProposeAsync(Analyst(country), Settling.ByRule(opened.Id, rule)));
            Assert.DoesNotContain("40", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Propose_ByRuleForMoreThanTheParties_LeavesOutWhatOnlyTheyMaySee()
    {
        await using var settling = await Settling.StartAsync(change: terms => (terms.IncludesConfidential, terms.UndertakingDigest) = (true, Offices.Undertaking));
        var opened = await settling.OpenCaseAsync(Analyst("SWE"), "2015", "2015");
        var between = await settling.ProposeAsync(Analyst("DNK"), Settling.ByRule(opened.Id, "mean"));
        Assert.Equal(50, Assert.Single(between.Figures).Value);
        foreach (var release in new[] { ReleaseClass.Region, ReleaseClass.Public })
        {
            await Refusals.Expect(ErrorReason.MethodNotApplicable, () => settling.ProposeAsync(Analyst("DNK"), Settling.ByRule(opened.Id, "mean", release)));
        }
    }

    [Fact]
    public async Task Propose_ByRuleWithoutBothAgreements_IsRefused()
    {
        await using var settling = await Settling.StartAsync(change: terms =>
        {
            if (terms.Grantor == "DNK")
            {
                terms.Uses.Clear();
            }
        });
        foreach (var country in new[] { "DNK", "SWE" })
        {
            await Refusals.Expect(ErrorReason.NoAgreement, () => settling.ProposeAsync(Analyst(country), Settling.ByRule("DNK-SWE.1", "sending")));
        }
    }

    [Fact]
    public async Task Accept_ByBoth_SettlesTheCaseForGood()
    {
        await using var settling = await Settling.StartAsync();
        var proposal = await settling.ProposeAsync(Analyst("DNK"), Settling.ByRule("DNK-SWE.1", "mean"));
        var other = await settling.ProposeAsync(Analyst("SWE"), Settling.Manual("DNK-SWE.1", ("2014", 41)));
        Assert.Equal(Outcome.Unspecified, (await settling.AcceptAsync(Signatory("DNK"), settling.Danish, proposal)).Outcome);
        var settled = await settling.AcceptAsync(Signatory("SWE"), settling.Swedish, proposal, "last");
        Assert.Equal((Outcome.AgreedFigure, proposal.Id), (settled.Outcome, settled.AgreedProposal));

        await settling.Exchange.RestartAsync();
        var seen = Assert.Single((await settling.GetAsync(Analyst("DNK"))).Cases);
        Assert.Equal((settled.Outcome, settled.AgreedProposal, CaseState.Settled), (seen.Outcome, seen.AgreedProposal, seen.State));
        Assert.Equal(Assert.Single(settled.Proposals), seen.Proposals[0]);
        Assert.Equal([ProposalState.Settled, ProposalState.Closed], seen.Proposals.Select(one => one.State));
        await settling.Exchange.ExpectNothingWrittenAsync(async () =>
        {
            await Refusals.Expect(ErrorReason.StateNotFit, () => settling.AcceptAsync(Signatory("DNK"), settling.Danish, other));
            await Refusals.Expect(ErrorReason.StateNotFit, () => settling.ProposeAsync(Analyst("DNK"), Settling.Manual("DNK-SWE.1", ("2014", 1))));
        });
    }

    [Fact]
    public async Task Accept_ByOneOfficeTwiceOrForTheOther_IsRefused()
    {
        await using var settling = await Settling.StartAsync();
        var proposal = await settling.ProposeAsync(Analyst("DNK"), Settling.ByRule("DNK-SWE.1", "mean"));
        await settling.AcceptAsync(Signatory("DNK"), settling.Danish, proposal);
        using var second = await settling.Exchange.RegisterSignatoryAsync("DNK");
        await settling.Exchange.ExpectNothingWrittenAsync(async () =>
        {
            await Refusals.Expect(ErrorReason.AlreadyExists, () => settling.AcceptAsync(Signatory("DNK"), second, proposal));
            await Refusals.Expect(ErrorReason.SignatureInvalid, () => settling.AcceptAsync(Signatory("SWE"), settling.Danish, proposal));
            await Refusals.Expect(ErrorReason.RoleNotAllowed, () => settling.AcceptAsync(Analyst("SWE"), settling.Swedish, proposal));
            await Refusals.Expect(ErrorReason.RoleNotAllowed, () => settling.AcceptAsync(HubSteward, settling.Swedish, proposal));
            await Refusals.Expect(ErrorReason.NotYours, () => settling.AcceptAsync(Signatory("FIN"), settling.Swedish, proposal));
            var altered = proposal.Clone();
            altered.Statement = Google.Protobuf.ByteString.CopyFromUtf8(proposal.Statement.ToStringUtf8().Replace("40.5", "40.6", StringComparison.Ordinal));
            await Refusals.Expect(ErrorReason.SignatureInvalid, () => settling.AcceptAsync(Signatory("SWE"), settling.Swedish, altered));
        });
    }
}
