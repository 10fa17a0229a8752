// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using StatsExchange.Hub.Tests.Running;
using StatsExchange.V1;

namespace StatsExchange.Hub.Tests.Dossiers;

/// <summary>Many proposals decided at once: all of them, or none.</summary>
public sealed class DecideTests
{
    [Fact]
    public async Task Decide_OfThreeSorts_IsOneCommand()
    {
        await using var settlers = await Settlers.StartAsync();
        var back = (await settlers.OpenCaseAsync("SWE")).Id;
        var first = await settlers.ProposeAsync("DNK");
        var second = await settlers.ProposeAsync("DNK", @case: back);
        var third = await settlers.ProposeAsync("SWE", @case: back);
        await settlers.AcceptAsync(settlers.Danish, first);

        var answer = await DecideAsync(settlers, "signatory", "SWE", Accept(settlers.Swedish, first), Contest(second), Withdraw(third));

        Assert.Equal([ProposalState.Settled, ProposalState.Contested, ProposalState.Withdrawn], answer.Proposals.Select(one => one.State));
        Assert.Equal(["DNK", "SWE"], answer.Proposals[0].SignedBy);
        Assert.Equal((Outcome.AgreedFigure, CaseState.Settled), (answer.Proposals[0].Outcome, answer.Proposals[0].CaseState));
        Assert.Equal(CaseState.Settled, (await settlers.CaseAsync()).State);
        Assert.Equal(answer.Revision, (await settlers.Hub.HeadsAsync())["dossier/DNK-SWE"].Seq);
    }

    [Fact]
    public async Task Decide_OneOfThemNotPossible_WritesNothingAndNamesIt()
    {
        await using var settlers = await Settlers.StartAsync();
        var first = await settlers.ProposeAsync("DNK");
        var second = await settlers.ProposeAsync("DNK");
        await settlers.RefusedAsync("SIGNATURE_INVALID", () => DecideAsync(settlers, "signatory", "SWE", Contest(second), Accept(settlers.Danish, first)));
        var message = await settlers.RefusedAsync("NOT_FOUND", () => DecideAsync(settlers, "signatory", "SWE", Accept(settlers.Swedish, first), Contest(new Proposal { Id = "DNK-SWE.1.9" })));
        Assert.StartsWith("decisions[1]: ", message, StringComparison.Ordinal);
        Assert.All((await settlers.CaseAsync()).Proposals, proposal => Assert.Equal((ProposalState.Open, 0), (proposal.State, proposal.Signatures.Count)));
    }

    [Fact]
    public async Task Decide_TwoProposalsOfOneCaseThatWouldBothSettle_IsRefused()
    {
        await using var settlers = await Settlers.StartAsync();
        var first = await settlers.ProposeAsync("DNK");
        var second = await settlers.ProposeAsync("SWE");
        await DecideAsync(settlers, "signatory", "DNK", Accept(settlers.Danish, first), Accept(settlers.Danish, second));
        await settlers.RefusedAsync("STATE_NOT_FIT", () => DecideAsync(settlers, "signatory", "SWE", Accept(settlers.Swedish, first), Accept(settlers.Swedish, second)));
        Assert.Equal(CaseState.Open, (await settlers.CaseAsync()).State);
    }

    [Fact]
    public async Task Decide_ByAnAnalyst_AcceptsNothing()
    {
        await using var settlers = await Settlers.StartAsync();
        var proposal = await settlers.ProposeAsync("DNK");
        await settlers.RefusedAsync("ROLE_NOT_ALLOWED", () => DecideAsync(settlers, "analyst", "SWE", Accept(settlers.Swedish, proposal)));
        Assert.Equal(ProposalState.Contested, (await DecideAsync(settlers, "analyst", "SWE", Contest(proposal))).Proposals[0].State);
    }

    [Fact]
    public async Task Decide_NotAsItMustBe_IsRefused()
    {
        await using var settlers = await Settlers.StartAsync();
        var proposal = await settlers.ProposeAsync("DNK");
        await settlers.RefusedAsync("FIELD_INVALID", () => DecideAsync(settlers, "analyst", "SWE"));
        await settlers.RefusedAsync("FIELD_INVALID", () => DecideAsync(settlers, "analyst", "SWE", Contest(proposal), Contest(proposal)));
        await ExpectAsync("decisions[0].decision: expected accept, contest or withdraw.", new ProposalDecision { Proposal = proposal.Id });
        await ExpectAsync("decisions[0].proposal: expected a proposal of dossier DNK-SWE.", Contest(new Proposal { Id = "NOR-SWE.1.1" }));
        await ExpectAsync("decisions[0].contest.reason: expected a text, and not only blanks.", new ProposalDecision { Proposal = proposal.Id, Contest = new Contestation { Reason = " " } });
        await settlers.RefusedAsync("FIELD_INVALID", () => DecideAsync(
            settlers, "analyst", "SWE", [.. Enumerable.Range(1, 201).Select(number => Contest(new Proposal { Id = $"DNK-SWE.1.{number}" }))]));

        async Task ExpectAsync(string expected, ProposalDecision decision)
        {
            var error = await Assert.ThrowsAsync<RpcException>(() => DecideAsync(settlers, "analyst", "SWE", decision));
            Assert.Equal(expected, error.Status.Detail);
            Assert.Equal(expected.Split(": ")[0], Assert.Single(RichError.Of(error).Violations).Field);
        }
    }

    [Fact]
    public async Task Decide_SentTwiceUnderOneId_IsDoneOnce()
    {
        await using var settlers = await Settlers.StartAsync();
        DecideProposalsRequest request = new() { RequestId = "twice", Dossier = "DNK-SWE", Decisions = { Contest(await settlers.ProposeAsync("DNK")) } };
        var first = await settlers.Client.DecideProposalsAsync(request, settlers.As("analyst", "SWE"));
        var before = await settlers.Hub.HeadsAsync();
        Assert.Equal(first, await settlers.Client.DecideProposalsAsync(request, settlers.As("analyst", "SWE")));
        Assert.Equal(before, await settlers.Hub.HeadsAsync());
    }

    private static async Task<DecideProposalsResponse> DecideAsync(Settlers settlers, string role, string country, params ProposalDecision[] decisions) =>
        await settlers.Client.DecideProposalsAsync(new DecideProposalsRequest { RequestId = settlers.NewId(), Dossier = "DNK-SWE", Decisions = { decisions } }, settlers.As(role, country));

    private static ProposalDecision Accept(SigningPerson person, Proposal proposal)
    {
        var (keyId, signature) = person.Sign(proposal.Statement);
        return new ProposalDecision { Proposal = proposal.Id, Accept = new Acceptance { KeyId = keyId, Signature = signature } };
    }

    private static ProposalDecision Contest(Proposal proposal) => new() { Proposal = proposal.Id, Contest = new Contestation { Reason = "too low" } };

    private static ProposalDecision Withdraw(Proposal proposal) => new() { Proposal = proposal.Id, Withdraw = new ProposalWithdrawal() };
}
