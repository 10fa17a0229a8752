// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf.WellKnownTypes;
using StatsExchange.V1;

namespace StatsExchange.Hub.Tests.Dossiers;

/// <summary>The ends of a case that are no figure: proposed by one office, signed by both.</summary>
public sealed class OutcomeTests
{
    [Theory]
    [InlineData(Outcome.ExplainedDifference)]
    [InlineData(Outcome.OriginRevises)]
    [InlineData(Outcome.DestinationRevises)]
    [InlineData(Outcome.NoAgreement)]
    public async Task Close_SignedByBoth_EndsTheCaseWithTheOutcomeStated(Outcome outcome)
    {
        await using var settlers = await Settlers.StartAsync();
        var proposal = await settlers.CloseAsync("SWE", outcome);
        Assert.StartsWith("statsexchange case outcome v1\nproposal: DNK-SWE.1.1\n", proposal.Statement.ToStringUtf8(), StringComparison.Ordinal);
        Assert.Contains("joint_note: Counted under different rules.\n", proposal.Statement.ToStringUtf8(), StringComparison.Ordinal);
        Assert.Equal(CaseState.Open, (await settlers.AcceptAsync(settlers.Swedish, proposal)).State);

        var settled = await settlers.AcceptAsync(settlers.Danish, proposal);

        Assert.Equal((CaseState.Settled, outcome), (settled.State, settled.Outcome));
    }

    [Fact]
    public async Task Close_WhoRevisesByWhen_IsPartOfWhatIsSigned()
    {
        await using var settlers = await Settlers.StartAsync();
        var by = new Timestamp { Seconds = 4_000_000_000 };
        var proposal = await settlers.CloseAsync("SWE", Outcome.OriginRevises, request => request.RevisesBy = by);
        Assert.Equal(by, proposal.RevisesBy);
        Assert.Contains("outcome: ORIGIN_REVISES\nadopting_country: \nrevises_by: 2096-10-02T07:06:40.000000Z\n", proposal.Statement.ToStringUtf8(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Close_AdoptionWithoutAnAgreementForIt_IsRefusedAtBothSteps()
    {
        await using var settlers = await Settlers.StartAsync();
        Task<Proposal> Adopt(string proposer) => settlers.CloseAsync(proposer, Outcome.AdoptsPartner, request => request.AdoptingCountry = "DNK");
        await settlers.RefusedAsync("NO_AGREEMENT", () => Adopt("DNK"));
        await settlers.RefusedAsync("NO_AGREEMENT", () => Adopt("SWE"));
        await settlers.Danish.GrantUseAsync(settlers.Swedish, Use.Adopt);
        await settlers.RefusedAsync("NO_AGREEMENT", () => Adopt("DNK"));
        var agreement = await settlers.Swedish.GrantUseAsync(settlers.Danish, Use.Adopt);

        var proposal = await Adopt("SWE");

        Assert.Contains("adopting_country: DNK\n", proposal.Statement.ToStringUtf8(), StringComparison.Ordinal);
        await settlers.AcceptAsync(settlers.Swedish, proposal);
        await new AgreementService.AgreementServiceClient(settlers.Hub.Invoker).RevokeAgreementAsync(
            new RevokeAgreementRequest { RequestId = settlers.NewId(), Agreement = agreement.Id, Reason = "-" }, settlers.As("signatory", "SWE"));
        await settlers.RefusedAsync("NO_AGREEMENT", () => settlers.AcceptAsync(settlers.Danish, proposal));
    }

    [Fact]
    public async Task Close_AdoptionThatIsSettledAndLaterSettledOtherwise_IsToldToTheCountryThatAdopts()
    {
        await using var settlers = await Settlers.StartAsync();
        await settlers.Swedish.GrantUseAsync(settlers.Danish, Use.Adopt);
        await settlers.SettleAsync(await settlers.CloseAsync("SWE", Outcome.AdoptsPartner, request => request.AdoptingCountry = "DNK"));
        await UntilAsync("mirror-adopted");
        await settlers.ReopenAsync("SWE");
        await settlers.SettleAsync(await settlers.CloseAsync("SWE", Outcome.ExplainedDifference));
        await UntilAsync("mirror-adopted", "mirror-adoption-ended");

        async Task UntilAsync(params string[] kinds)
        {
            List<string> told;
            do
            {
                told = [];
                await foreach (var entry in settlers.Hub.Host.Journal.ReadAsync(Journal.StreamName.Country("DNK"), 1, CancellationToken.None))
                {
                    told.Add(entry.Kind);
                }

                await Task.Delay(20);
            }
            while (!told.Where(kind => kind.StartsWith("mirror", StringComparison.Ordinal)).SequenceEqual(kinds));
        }
    }

    [Fact]
    public async Task Close_WithAnOutcomeThatCannotBeProposed_SaysWhatToDoInstead()
    {
        await using var settlers = await Settlers.StartAsync();
        Assert.Contains("proposing", await settlers.RefusedAsync("FIELD_INVALID", () => settlers.CloseAsync("DNK", Outcome.AgreedFigure)), StringComparison.Ordinal);
        Assert.Contains("deadline", await settlers.RefusedAsync("FIELD_INVALID", () => settlers.CloseAsync("DNK", Outcome.Lapsed)), StringComparison.Ordinal);
        await settlers.RefusedAsync("FIELD_INVALID", () => settlers.CloseAsync("DNK", Outcome.Unspecified));
        await settlers.RefusedAsync("FIELD_INVALID", () => settlers.CloseAsync("DNK", (Outcome)99));
    }

    [Fact]
    public async Task Close_FieldsNotAsTheyMustBe_AreRefused()
    {
        await using var settlers = await Settlers.StartAsync();
        var past = new Timestamp { Seconds = 1_000_000_000 };
        await RefusedAsync(Outcome.ExplainedDifference, request => request.JointNote = "");
        await RefusedAsync(Outcome.ExplainedDifference, request => request.JointNote = " ");
        await RefusedAsync(Outcome.ExplainedDifference, request => request.JointNote = new string('x', 1_025));
        await RefusedAsync(Outcome.ExplainedDifference, request => request.AdoptingCountry = "DNK");
        await RefusedAsync(Outcome.ExplainedDifference, request => request.RevisesBy = new Timestamp { Seconds = 4_000_000_000 });
        await RefusedAsync(Outcome.AdoptsPartner, request => request.AdoptingCountry = "");
        await RefusedAsync(Outcome.AdoptsPartner, request => request.AdoptingCountry = "NOR");
        await RefusedAsync(Outcome.OriginRevises, request => request.RevisesBy = past);
        await RefusedAsync(Outcome.OriginRevises, request => request.RevisesBy = new Timestamp { Nanos = -1 });

        Task<string> RefusedAsync(Outcome outcome, Action<CloseCaseRequest> change) =>
            settlers.RefusedAsync("FIELD_INVALID", () => settlers.CloseAsync("DNK", outcome, change));
    }

    [Fact]
    public async Task Close_BetweenOfficesThatMayNotCompare_CanOnlyStateThatTheyDoNotAgree()
    {
        await using var settlers = await Settlers.StartAsync(agreed: false);
        await settlers.RefusedAsync("NO_AGREEMENT", () => settlers.CloseAsync("DNK", Outcome.ExplainedDifference));

        var proposal = await settlers.CloseAsync("DNK", Outcome.NoAgreement);

        Assert.Equal((0, 0), (proposal.OriginVintage, proposal.DestinationVintage));
        Assert.Equal(Outcome.NoAgreement, (await settlers.SettleAsync(proposal)).Outcome);
    }

    [Fact]
    public async Task Close_AsACounterProposalToAFigure_IsOneOfTheSameCase()
    {
        await using var settlers = await Settlers.StartAsync();
        var figure = await settlers.ProposeAsync("DNK");
        await settlers.RefusedAsync("STATE_NOT_FIT", () => settlers.CloseAsync("DNK", Outcome.NoAgreement, request => request.Answers = figure.Id));
        var counter = await settlers.CloseAsync("SWE", Outcome.ExplainedDifference, request => request.Answers = figure.Id);
        Assert.Equal((figure.Id, "DNK-SWE.1.2"), (counter.Answers, counter.Id));
    }
}
