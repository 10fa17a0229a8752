// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Hub.Tests.Running;
using StatsExchange.V1;

namespace StatsExchange.Hub.Tests.Dossiers;

/// <summary>Figures that are revised while a case is settled, and after it was.</summary>
public sealed class RevisionTests
{
    [Fact]
    public async Task Accept_AfterACellOfTheCaseChanged_IsRefusedAndNamesTheVintages()
    {
        await using var settlers = await Settlers.StartAsync();
        var proposal = await settlers.ProposeAsync("DNK");
        await settlers.AcceptAsync(settlers.Danish, proposal);
        await settlers.SubmitAsync("SWE", Flows.Observation("IMM", "DNK", 61));

        var message = await settlers.RefusedAsync("STATE_NOT_FIT", () => settlers.AcceptAsync(settlers.Swedish, proposal));

        Assert.Contains("SWE has revised", message, StringComparison.Ordinal);
        Assert.DoesNotContain("61", message, StringComparison.Ordinal);
        Assert.Equal(Outcome.AgreedFigure, (await settlers.SettleAsync(await settlers.ProposeAsync("SWE"))).Outcome);
    }

    [Fact]
    public async Task Accept_AfterOtherCellsChanged_IsAsBefore()
    {
        await using var settlers = await Settlers.StartAsync();
        var proposal = await settlers.ProposeAsync("DNK");

        // Another corridor, another direction, another period, the same value again, and a note.
        await settlers.SubmitAsync("DNK", Flows.Observation("EMI", "NOR", 6));
        await settlers.SubmitAsync("DNK", Flows.Observation("IMM", "SWE", 7));
        await settlers.SubmitAsync("DNK", Flows.Observation("EMI", "SWE", 8, "2016"));
        var noted = Flows.Observation("EMI", "SWE", 40);
        noted.Attributes.Add("COMMENT", "checked");
        await settlers.SubmitAsync("DNK", noted);

        Assert.Equal(CaseState.Settled, (await settlers.SettleAsync(proposal)).State);
    }

    [Fact]
    public async Task Revision_OfWhatWasSettled_AsksAgainAndLeavesTheOldReadable()
    {
        await using var settlers = await Settlers.StartAsync();
        var first = await settlers.ProposeAsync("DNK");
        await settlers.SettleAsync(first);
        await settlers.SubmitAsync("DNK", Flows.Observation("EMI", "NOR", 9));
        await settlers.SubmitAsync("DNK", Flows.Observation("EMI", "SWE", 33, "2014"));

        var revised = await settlers.UntilAsync(@case => @case.State == CaseState.Revised);

        Assert.Equal((Outcome.AgreedFigure, first.Id), (revised.Outcome, revised.AgreedProposal));
        var revision = Assert.Single(revised.Revisions);
        Assert.Equal(("DNK", first.OriginVintage, 1), (revision.Country, revision.SettledVintage, revision.ChangedCells));
        Assert.True(revision.Vintage > first.OriginVintage);
        var second = await settlers.ProposeAsync("SWE");
        Assert.Equal(CaseState.Revised, (await settlers.AcceptAsync(settlers.Danish, second)).State);
        var settled = await settlers.AcceptAsync(settlers.Swedish, second);
        Assert.Equal((CaseState.Settled, second.Id), (settled.State, settled.AgreedProposal));
        Assert.Empty((await settlers.CaseAsync()).Revisions);
        Assert.Equal(2, (await settlers.CaseAsync()).Settlements.Count);
    }

    [Fact]
    public async Task Revision_ByBothAndAgain_IsToldOncePerCountry()
    {
        await using var settlers = await Settlers.StartAsync();
        await settlers.SettleAsync(await settlers.ProposeAsync("DNK"));
        await settlers.SubmitAsync("DNK", Flows.Observation("EMI", "SWE", 33, "2014"));
        await settlers.SubmitAsync("SWE", Flows.Observation("IMM", "DNK", 53, "2014"), Flows.Observation("IMM", "DNK", 63));
        await settlers.UntilAsync(@case => @case.Revisions.Count == 2);
        await settlers.SubmitAsync("SWE", Flows.Observation("IMM", "DNK", 50, "2014"));
        var revised = await settlers.UntilAsync(@case => @case.Revisions.Single(revision => revision.Country == "SWE").ChangedCells == 1);
        Assert.Equal(["DNK", "SWE"], revised.Revisions.Select(revision => revision.Country).Order());
    }

    [Theory]
    [InlineData(40.0)]
    [InlineData(43.0)]
    public async Task Revision_ByTakingASubmissionBack_IsOneToo(double before)
    {
        await using var settlers = await Settlers.StartAsync();
        await settlers.SubmitAsync("DNK", Flows.Observation("EMI", "SWE", before));
        await settlers.SubmitAsync("DNK", Flows.Observation("EMI", "SWE", 44));
        var last = (await settlers.Hub.HeadsAsync())["country/DNK"].Seq;
        var settled = await settlers.ProposeAsync("DNK");
        await settlers.SettleAsync(settled);
        await settlers.ReopenAsync("SWE");
        var open = await settlers.ProposeAsync("SWE");
        await new SubmissionService.SubmissionServiceClient(settlers.Hub.Invoker).WithdrawSubmissionAsync(
            new WithdrawSubmissionRequest { RequestId = settlers.NewId(), RefArea = "DNK", Seq = last, Reason = "a mistake" }, settlers.As("submitter", "DNK"));

        await Assert.ThrowsAsync<Grpc.Core.RpcException>(() => settlers.AcceptAsync(settlers.Danish, open));
        var revised = await settlers.UntilAsync(@case => @case.Revisions.Count == 1);

        Assert.Equal(("DNK", 1), (revised.Revisions[0].Country, revised.Revisions[0].ChangedCells));
        Assert.Equal(1, (await settlers.CaseAsync("SWE")).Revisions[0].ChangedCells);
        Assert.Empty(revised.Proposals[1].Signatures);
    }

    [Fact]
    public async Task Revision_ByDeletingOrSayingThatThereIsNoFigure_IsOneToo()
    {
        await using var settlers = await Settlers.StartAsync();
        await settlers.SettleAsync(await settlers.ProposeAsync("DNK"));
        var deleted = Flows.Observation("EMI", "SWE", null, "2014");
        deleted.Operation = Operation.Delete;
        await settlers.SubmitAsync("DNK", deleted, Flows.Observation("EMI", "SWE", null));
        await settlers.UntilAsync(@case => @case.State == CaseState.Revised);
        Assert.Equal(2, (await settlers.CaseAsync("DNK")).Revisions[0].ChangedCells);
        Assert.Equal(2, (await settlers.CaseAsync("SWE")).Revisions[0].ChangedCells);
    }

    [Fact]
    public async Task Revision_OfAWithheldCell_IsNotForThePartnerToLearn()
    {
        await using var settlers = await Settlers.StartAsync();
        await settlers.SubmitAsync("DNK", Secret(40));
        var proposal = await settlers.ProposeAsync("SWE");
        await settlers.SettleAsync(proposal);
        var revision = (await settlers.CaseAsync()).Revision;

        await settlers.SubmitAsync("DNK", Secret(44));
        // What comes after it in the journal is noticed after it.
        await settlers.SubmitAsync("SWE", Flows.Observation("IMM", "DNK", 51, "2014"));

        var revised = await settlers.UntilAsync(@case => @case.Revision > revision);
        Assert.Equal("SWE", Assert.Single(revised.Revisions).Country);

        static Observation Secret(double value)
        {
            var observation = Flows.Observation("EMI", "SWE", value);
            observation.Attributes.Add("CONF_STATUS", "C");
            return observation;
        }
    }

    [Fact]
    public async Task Revision_CellsChanged_AreCountedForTheirOwnerAndUnderAnAgreementOnly()
    {
        await using var settlers = await Settlers.StartAsync();
        await settlers.SettleAsync(await settlers.ProposeAsync("DNK"));
        var secret = Flows.Observation("EMI", "SWE", 44);
        secret.Attributes.Add("CONF_STATUS", "C");
        await settlers.SubmitAsync("DNK", Flows.Observation("EMI", "SWE", 33, "2014"), secret);
        await settlers.UntilAsync(@case => @case.State == CaseState.Revised);
        Assert.Equal(2, Assert.Single((await settlers.CaseAsync("DNK")).Revisions).ChangedCells);
        Assert.Equal(1, Assert.Single((await settlers.CaseAsync("SWE")).Revisions).ChangedCells);

        var agreements = await new AgreementService.AgreementServiceClient(settlers.Hub.Invoker).ListAgreementsAsync(new ListAgreementsRequest(), settlers.As("signatory", "DNK"));
        await new AgreementService.AgreementServiceClient(settlers.Hub.Invoker).RevokeAgreementAsync(
            new RevokeAgreementRequest { RequestId = settlers.NewId(), Agreement = agreements.Agreements.Single(one => one.Terms.Grantor == "DNK").Id, Reason = "-" },
            settlers.As("signatory", "DNK"));

        Assert.False(Assert.Single((await settlers.CaseAsync("SWE")).Revisions).HasChangedCells);
        Assert.Equal(2, Assert.Single((await settlers.CaseAsync("DNK")).Revisions).ChangedCells);
    }
}
