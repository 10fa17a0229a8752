// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf.WellKnownTypes;
using StatsExchange.Hub.Tests.Running;
using StatsExchange.V1;

namespace StatsExchange.Hub.Tests.Dossiers;

/// <summary>Deadlines, cases that lapse at them, and cases opened again.</summary>
public sealed class DeadlineTests
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Fact]
    public async Task SetDeadline_ByAnOffice_GivesTimeAndTakesNone()
    {
        await using var settlers = await Settlers.StartAsync();
        var now = settlers.Clock.GetUtcNow();
        var danish = settlers.As("analyst", "DNK");
        await settlers.RefusedAsync("FIELD_INVALID", () => settlers.SetDeadlineAsync(danish, now - Day));
        await settlers.RefusedAsync("FIELD_INVALID", () => settlers.SetDeadlineAsync(danish, now + (6 * Day)));
        Assert.Equal("DNK/test", (await settlers.SetDeadlineAsync(danish, now + (30 * Day))).SetBy);
        Assert.Contains("later", await settlers.RefusedAsync("STATE_NOT_FIT", () => settlers.SetDeadlineAsync(danish, now + (29 * Day))), StringComparison.Ordinal);
        await settlers.RefusedAsync("STATE_NOT_FIT", () => settlers.SetDeadlineAsync(settlers.As("signatory", "SWE"), now + (29 * Day)));
        Assert.Equal((now + (31 * Day)).ToTimestamp(), (await settlers.SetDeadlineAsync(settlers.As("signatory", "SWE"), now + (31 * Day))).Time);
    }

    [Fact]
    public async Task SetDeadline_ByTheHubsSteward_MayBeEarlierAndShowsNoCase()
    {
        await using var settlers = await Settlers.StartAsync();
        var now = settlers.Clock.GetUtcNow();
        await settlers.SetDeadlineAsync(settlers.As("analyst", "DNK"), now + (30 * Day));
        Assert.Equal("hub/test", (await settlers.SetDeadlineAsync(settlers.As("steward"), now + Day)).SetBy);
        await settlers.RefusedAsync("FIELD_INVALID", () => settlers.SetDeadlineAsync(settlers.As("steward"), now - Day));
        await settlers.RefusedAsync("NOT_YOURS", () => settlers.SetDeadlineAsync(settlers.As("steward", region: "EUROPE27"), now + (2 * Day)));
    }

    [Fact]
    public async Task Accept_AfterTheDeadline_IsRefusedAsLapsedAndTheHubSaysSoByItself()
    {
        await using var settlers = await Settlers.StartAsync();
        var proposal = await settlers.ProposeAsync("DNK");
        await settlers.AcceptAsync(settlers.Danish, proposal);
        await settlers.SetDeadlineAsync(settlers.As("analyst", "DNK"), settlers.Clock.GetUtcNow() + (8 * Day));
        settlers.Clock.Forward(9 * Day);
        Assert.Contains("lapsed", (await Assert.ThrowsAsync<Grpc.Core.RpcException>(() => settlers.AcceptAsync(settlers.Swedish, proposal))).Status.Detail, StringComparison.Ordinal);
        Assert.Contains("lapsed", (await Assert.ThrowsAsync<Grpc.Core.RpcException>(() => settlers.SetDeadlineAsync(settlers.As("analyst", "SWE"), settlers.Clock.GetUtcNow() + (99 * Day)))).Status.Detail, StringComparison.Ordinal);

        await settlers.CommentAsync("SWE", "We were late.");
        var lapsed = await settlers.UntilAsync(@case => @case.State == CaseState.Lapsed);

        Assert.Equal((Outcome.Lapsed, Outcome.Lapsed, ""), (lapsed.Outcome, lapsed.Settlements[0].Outcome, lapsed.AgreedProposal));
        Assert.Equal(ProposalState.Closed, lapsed.Proposals[0].State);
        Assert.Null(lapsed.Deadline);
        await settlers.RefusedAsync("STATE_NOT_FIT", () => settlers.ProposeAsync("DNK"));
    }

    [Fact]
    public async Task Deadline_PassedWhileTheHubWasAway_IsFoundAtTheNextStart()
    {
        using TempDirectory data = new();
        ForwardClock clock = new();
        await using (var settlers = await Settlers.StartAsync(data: data, clock: clock))
        {
            await settlers.SetDeadlineAsync(settlers.As("steward"), clock.GetUtcNow() + Day);
        }

        clock.Forward(2 * Day);
        await using var again = await Settlers.ReturnAsync(data, clock);
        Assert.Equal(Outcome.Lapsed, (await again.UntilAsync(@case => @case.State == CaseState.Lapsed)).Outcome);
    }

    [Fact]
    public async Task Reopen_OfALapsedCase_BeginsWithNewProposals()
    {
        await using var settlers = await Settlers.StartAsync();
        var proposal = await settlers.ProposeAsync("DNK");
        await settlers.AcceptAsync(settlers.Danish, proposal);
        await settlers.SetDeadlineAsync(settlers.As("steward"), settlers.Clock.GetUtcNow() + Day);
        settlers.Clock.Forward(2 * Day);

        var reopened = await settlers.ReopenAsync("SWE");

        Assert.Equal((CaseState.Open, Outcome.Unspecified), (reopened.State, reopened.Outcome));
        var seen = await settlers.CaseAsync();
        Assert.Equal((Outcome.Lapsed, "a new census", "SWE/test"), (Assert.Single(seen.Settlements).Outcome, seen.Reopenings[0].Reason, seen.Reopenings[0].ReopenedBy));

        // What Denmark signed before was for a case that ended; Sweden alone cannot make it an outcome now.
        await settlers.RefusedAsync("STATE_NOT_FIT", () => settlers.AcceptAsync(settlers.Swedish, proposal));
        Assert.Equal(Outcome.AgreedFigure, (await settlers.SettleAsync(await settlers.ProposeAsync("SWE"))).Outcome);
    }

    [Fact]
    public async Task Reopen_OfASettledCase_LeavesTheSettlementStandingUntilAnotherIsSigned()
    {
        await using var settlers = await Settlers.StartAsync();
        await settlers.RefusedAsync("STATE_NOT_FIT", () => settlers.ReopenAsync("DNK"));
        var first = await settlers.ProposeAsync("DNK");
        var left = await settlers.ProposeAsync("SWE");
        await settlers.AcceptAsync(settlers.Danish, left);
        await settlers.SettleAsync(first);
        await settlers.RefusedAsync("FIELD_INVALID", () => settlers.ReopenAsync("DNK", ""));
        await settlers.RefusedAsync("FIELD_INVALID", () => settlers.ReopenAsync("DNK", new string('x', 1_025)));

        var reopened = await settlers.ReopenAsync("DNK");

        Assert.Equal((CaseState.Reopened, Outcome.AgreedFigure, first.Id), (reopened.State, reopened.Outcome, reopened.AgreedProposal));
        await settlers.RefusedAsync("STATE_NOT_FIT", () => settlers.ReopenAsync("SWE"));
        await settlers.RefusedAsync("STATE_NOT_FIT", () => settlers.AcceptAsync(settlers.Swedish, left));
        var second = await settlers.CloseAsync("SWE", Outcome.ExplainedDifference);
        var settled = await settlers.SettleAsync(second);
        Assert.Equal((CaseState.Settled, Outcome.ExplainedDifference, second.Id), (settled.State, settled.Outcome, settled.AgreedProposal));
        Assert.Equal([first.Id, second.Id], (await settlers.CaseAsync()).Settlements.Select(settlement => settlement.Proposal));
    }

    [Fact]
    public async Task Lapse_OfACaseOpenedAgain_LeavesWhatWasSettled()
    {
        await using var settlers = await Settlers.StartAsync();
        var first = await settlers.ProposeAsync("DNK");
        await settlers.SettleAsync(first);
        await settlers.ReopenAsync("DNK");
        await settlers.SetDeadlineAsync(settlers.As("steward"), settlers.Clock.GetUtcNow() + Day);
        settlers.Clock.Forward(2 * Day);
        await settlers.CommentAsync("SWE", "No time.");

        var lapsed = await settlers.UntilAsync(@case => @case.State == CaseState.Lapsed);

        Assert.Equal((Outcome.AgreedFigure, first.Id), (lapsed.Outcome, lapsed.AgreedProposal));
        Assert.Equal([Outcome.AgreedFigure, Outcome.Lapsed], lapsed.Settlements.Select(settlement => settlement.Outcome));
    }
}
