// SPDX-License-Identifier: Apache-2.0
using StatsExchange.V1;

namespace StatsExchange.Hub.Tests.Agreements;

/// <summary>How many drafts a party may leave unsigned in another country's stream, and how it takes one back.</summary>
public sealed class DraftLimitTests
{
    private const int Most = 20;

    [Fact]
    public async Task Propose_MoreDraftsThanMayBeOpen_IsRefusedUntilOneIsSignedOrTakenBack()
    {
        await using var world = await Neighbours.StartAsync();
        List<Agreement> drafts = [];
        for (var i = 0; i < Most; i++)
        {
            drafts.Add(await DraftAsync(world, "DNK"));
        }

        await RefusedAsync(world);
        Assert.StartsWith("DNK/", drafts[0].ProposedBy, StringComparison.Ordinal);
        await DraftAsync(world, "SWE");
        await world.SignAsync(drafts[0], "SWE");
        await RefusedAsync(world);
        await world.SignAsync(drafts[0], "DNK");
        drafts.Add(await DraftAsync(world, "DNK"));
        await RefusedAsync(world);
        Assert.Equal(AgreementStanding.Revoked, (await TakeBackAsync(world, drafts[1], "DNK")).Standing);
        await DraftAsync(world, "DNK");
        await RefusedAsync(world);
    }

    [Fact]
    public async Task TakeBack_WhatIsSignedByBothOrDraftedByTheOther_IsRefused()
    {
        await using var world = await Neighbours.StartAsync();
        var (own, others) = (await DraftAsync(world, "DNK"), await DraftAsync(world, "SWE"));
        await world.SignAsync(own, "DNK");
        await world.SignAsync(own, "SWE");
        foreach (var agreement in new[] { own, others })
        {
            Assert.Equal("NOT_YOURS", (await Neighbours.RefusedAsync(() => TakeBackAsync(world, agreement, "DNK"))).Reason);
        }

        Assert.Equal("ROLE_NOT_ALLOWED", (await Neighbours.RefusedAsync(() => TakeBackAsync(world, own, "SWE"))).Reason);
        Assert.Equal(AgreementStanding.Revoked, (await TakeBackAsync(world, others, "SWE")).Standing);
        Assert.Equal("STATE_NOT_FIT", (await Neighbours.RefusedAsync(() => TakeBackAsync(world, others, "SWE"))).Reason);
    }

    [Fact]
    public async Task Propose_OneTermTwice_IsRefused()
    {
        await using var world = await Neighbours.StartAsync();
        var structures = await Neighbours.RefusedAsync(() => world.ProposeAsync("SWE", "DNK", terms => terms.Structures.Add("FLOW"), Use.Compare));
        var uses = await Neighbours.RefusedAsync(() => world.ProposeAsync("SWE", "DNK", null, Use.Compare, Use.Compare));
        Assert.StartsWith("terms.structures: ", structures.Text, StringComparison.Ordinal);
        Assert.StartsWith("terms.uses: ", uses.Text, StringComparison.Ordinal);
    }

    private static async Task RefusedAsync(Neighbours world)
    {
        var (reason, text) = await Neighbours.RefusedAsync(() => DraftAsync(world, "DNK"));
        Assert.Equal("STATE_NOT_FIT", reason);
        Assert.StartsWith($"DNK has {Most} drafts of agreements of SWE with DNK", text, StringComparison.Ordinal);
    }

    private static async Task<Agreement> DraftAsync(Neighbours world, string drafter) => (await world.Agreements.ProposeAgreementAsync(
        new ProposeAgreementRequest { RequestId = world.NextId(), Terms = new AgreementTerms { Grantor = "SWE", Grantee = "DNK", Structures = { "FLOW" }, Uses = { Use.Compare } } },
        world.As(drafter))).Agreement;

    private static async Task<Agreement> TakeBackAsync(Neighbours world, Agreement draft, string party) => (await world.Agreements.RevokeAgreementAsync(
        new RevokeAgreementRequest { RequestId = world.NextId(), Agreement = draft.Id, Reason = "drafted anew" }, world.As(party))).Agreement;
}
