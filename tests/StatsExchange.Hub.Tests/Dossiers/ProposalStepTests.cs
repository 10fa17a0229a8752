// SPDX-License-Identifier: Apache-2.0
using System.Text;
using StatsExchange.V1;

namespace StatsExchange.Hub.Tests.Dossiers;

/// <summary>Proposals, counter-proposals, contests, withdrawals and acceptances, and why each is refused where it is.</summary>
public sealed class ProposalStepTests
{
    [Fact]
    public async Task Accept_ByBoth_SettlesAndClosesTheOthers()
    {
        await using var settlers = await Settlers.StartAsync();
        var other = await settlers.ProposeAsync("SWE");
        var proposal = await settlers.ProposeAsync("DNK");
        Assert.Equal(CaseState.Open, (await settlers.AcceptAsync(settlers.Danish, proposal)).State);

        var settled = await settlers.AcceptAsync(settlers.Swedish, proposal);

        Assert.Equal((CaseState.Settled, Outcome.AgreedFigure, proposal.Id, true), (settled.State, settled.Outcome, settled.AgreedProposal, settled.InBrief));
        var @case = await settlers.CaseAsync();
        Assert.Equal([ProposalState.Closed, ProposalState.Settled], @case.Proposals.Select(one => one.State));
        Assert.Equal((Outcome.AgreedFigure, proposal.Id, @case.Revision), (@case.Settlements[0].Outcome, @case.Settlements[0].Proposal, @case.Settlements[0].Seq));
        Assert.Contains("Open it again", await settlers.RefusedAsync("STATE_NOT_FIT", () => settlers.AcceptAsync(settlers.Danish, other)), StringComparison.Ordinal);
        await settlers.RefusedAsync("STATE_NOT_FIT", () => settlers.ProposeAsync("DNK"));
        await settlers.RefusedAsync("STATE_NOT_FIT", () => settlers.WithdrawAsync("DNK", proposal));
        await settlers.RefusedAsync("STATE_NOT_FIT", () => settlers.ContestAsync("SWE", proposal));
        await settlers.RefusedAsync("STATE_NOT_FIT", () => settlers.CloseAsync("DNK", Outcome.NoAgreement));
    }

    [Fact]
    public async Task Accept_ByOneOfficeAloneOrForTheOther_IsRefused()
    {
        await using var settlers = await Settlers.StartAsync();
        var proposal = await settlers.ProposeAsync("DNK");
        await settlers.RefusedAsync("ROLE_NOT_ALLOWED", () => settlers.AcceptAsync(settlers.Danish, proposal, "analyst"));
        await settlers.RefusedAsync("SIGNATURE_INVALID", () => settlers.AcceptAsync(settlers.Swedish, proposal, key: settlers.Danish));
        await settlers.AcceptAsync(settlers.Danish, proposal);
        await settlers.RefusedAsync("ALREADY_EXISTS", () => settlers.AcceptAsync(settlers.Danish, proposal));
        var altered = proposal.Clone();
        altered.Statement = Google.Protobuf.ByteString.CopyFromUtf8(proposal.Statement.ToStringUtf8().Replace("41", "42", StringComparison.Ordinal));
        await settlers.RefusedAsync("SIGNATURE_INVALID", () => settlers.AcceptAsync(settlers.Swedish, altered));
        Assert.Equal(CaseState.Open, (await settlers.CaseAsync()).State);
    }

    [Fact]
    public async Task Withdraw_ByItsMaker_CannotBeAcceptedAnyMore()
    {
        await using var settlers = await Settlers.StartAsync();
        var proposal = await settlers.ProposeAsync("DNK");
        await settlers.AcceptAsync(settlers.Swedish, proposal);
        await settlers.RefusedAsync("NOT_YOURS", () => settlers.WithdrawAsync("SWE", proposal));

        Assert.Equal(ProposalState.Withdrawn, await settlers.WithdrawAsync("DNK", proposal));

        Assert.Contains("withdrawn", await settlers.RefusedAsync("STATE_NOT_FIT", () => settlers.AcceptAsync(settlers.Danish, proposal)), StringComparison.Ordinal);
        await settlers.RefusedAsync("STATE_NOT_FIT", () => settlers.WithdrawAsync("DNK", proposal));
        await settlers.RefusedAsync("STATE_NOT_FIT", () => settlers.ContestAsync("SWE", proposal));
        await settlers.RefusedAsync("STATE_NOT_FIT", () => settlers.ProposeAsync("SWE", request => request.Answers = proposal.Id));
        await settlers.RefusedAsync("NOT_FOUND", () => settlers.WithdrawAsync("DNK", new Proposal { Id = "DNK-SWE.1.9" }));
        await settlers.RefusedAsync("FIELD_INVALID", () => settlers.WithdrawAsync("DNK", new Proposal { Id = "SWE-DNK.1.1" }));
    }

    [Fact]
    public async Task Contest_ByThePartner_TellsWhyAndIsNoVeto()
    {
        await using var settlers = await Settlers.StartAsync();
        var proposal = await settlers.ProposeAsync("DNK");
        await settlers.RefusedAsync("STATE_NOT_FIT", () => settlers.ContestAsync("DNK", proposal));
        await settlers.RefusedAsync("FIELD_INVALID", () => settlers.ContestAsync("SWE", proposal, ""));
        await settlers.RefusedAsync("FIELD_INVALID", () => settlers.ContestAsync("SWE", proposal, new string('x', 1_025)));

        Assert.Equal(ProposalState.Contested, await settlers.ContestAsync("SWE", proposal));

        var seen = (await settlers.CaseAsync()).Proposals[0];
        Assert.Equal(("the register is incomplete", "SWE/test"), (seen.Contest.Reason, seen.Contest.ContestedBy));
        await settlers.RefusedAsync("ALREADY_EXISTS", () => settlers.ContestAsync("SWE", proposal));
        Assert.Equal(CaseState.Settled, (await settlers.SettleAsync(proposal)).State);
    }

    [Fact]
    public async Task Contest_OfWhatTheOfficeHasSigned_TakesItsSignatureBack()
    {
        await using var settlers = await Settlers.StartAsync();
        var proposal = await settlers.ProposeAsync("DNK");
        await settlers.AcceptAsync(settlers.Swedish, proposal);

        Assert.Equal(ProposalState.Contested, await settlers.ContestAsync("SWE", proposal));

        Assert.Empty((await settlers.CaseAsync()).Proposals.Single().Signatures);
        Assert.Equal(Outcome.Unspecified, (await settlers.AcceptAsync(settlers.Danish, proposal)).Outcome);
        Assert.Equal(Outcome.AgreedFigure, (await settlers.AcceptAsync(settlers.Swedish, proposal)).Outcome);
    }

    [Fact]
    public async Task Propose_AnsweringThePartners_IsACounterProposalAndStatedSo()
    {
        await using var settlers = await Settlers.StartAsync();
        var first = await settlers.ProposeAsync("DNK");
        await settlers.RefusedAsync("NOT_FOUND", () => settlers.ProposeAsync("SWE", request => request.Answers = "DNK-SWE.1.7"));
        await settlers.RefusedAsync("STATE_NOT_FIT", () => settlers.ProposeAsync("DNK", request => request.Answers = first.Id));

        var counter = await settlers.ProposeAsync("SWE", request => (request.Answers, request.JointNote) = (first.Id, "Both counted twice."));

        Assert.Equal((first.Id, Outcome.AgreedFigure), (counter.Answers, counter.Outcome));
        var statement = Encoding.UTF8.GetString(counter.Statement.Span);
        Assert.StartsWith("statsexchange agreed figure v2\n", statement, StringComparison.Ordinal);
        Assert.EndsWith("answers: DNK-SWE.1.1\njoint_note: Both counted twice.\n", statement, StringComparison.Ordinal);
        Assert.Equal(Outcome.AgreedFigure, (await settlers.SettleAsync(counter)).Outcome);
    }
}
