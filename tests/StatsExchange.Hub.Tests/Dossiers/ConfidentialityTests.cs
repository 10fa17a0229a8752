// SPDX-License-Identifier: Apache-2.0
using System.Security.Cryptography;
using Google.Protobuf;
using Grpc.Core;
using StatsExchange.Hub.Tests.Running;
using StatsExchange.V1;

namespace StatsExchange.Hub.Tests.Dossiers;

/// <summary>A dossier is confidential to its two countries; a regional body of both learns outcome and joint note, and nothing else.</summary>
public sealed class ConfidentialityTests
{
    [Fact]
    public async Task Read_ByOthersThanTheTwo_IsRefused()
    {
        await using var settlers = await Settlers.StartAsync();
        await settlers.CommentAsync("DNK", "Between us.");
        await settlers.RefusedAsync("NOT_YOURS", () => ReadAsync(settlers.As("analyst", "NOR")));
        await settlers.RefusedAsync("NOT_YOURS", () => ReadAsync(settlers.As("signatory", "NOR")));
        await settlers.RefusedAsync("ROLE_NOT_ALLOWED", () => ReadAsync(settlers.As("submitter", "DNK")));
        await settlers.RefusedAsync("ROLE_NOT_ALLOWED", () => ReadAsync(settlers.As("steward")));
        await settlers.RefusedAsync("ROLE_NOT_ALLOWED", () => ReadAsync(settlers.As("steward", region: "EUROPE27")));
        await settlers.RefusedAsync("ROLE_NOT_ALLOWED", () => ReadAsync(settlers.As("region", region: "EUROPE27")));
        await settlers.RefusedAsync("ROLE_NOT_ALLOWED", () => ReadAsync(settlers.As("auditor")));
        var opened = await settlers.Client.OpenDossierAsync(new OpenDossierRequest { RequestId = settlers.NewId(), Country = "DNK", Partner = "SWE" }, settlers.As("steward"));
        Assert.Empty(opened.Dossier.Cases);
        Assert.Empty((await settlers.Client.ListDossiersAsync(new ListDossiersRequest(), settlers.As("analyst", "NOR"))).Dossiers);
        await settlers.RefusedAsync("NOT_FOUND", async () => await settlers.Client.GetDossierAsync(new GetDossierRequest { Dossier = "DNK-SWE", Case = "DNK-SWE.9" }, settlers.As("analyst", "DNK")));

        async Task ReadAsync(CallOptions caller) => await settlers.Client.GetDossierAsync(new GetDossierRequest { Dossier = "DNK-SWE", Case = "DNK-SWE.1" }, caller);
    }

    [Fact]
    public async Task Outcomes_ToABodyOfBoth_AreOutcomeAndJointNoteOnly()
    {
        await using var settlers = await Settlers.StartAsync();
        var body = settlers.As("region", region: "EUROPE27");
        Assert.Empty((await settlers.OutcomesAsync(body)).Outcomes);
        await settlers.CommentAsync("DNK", "Between us.");
        await settlers.ProposeAsync("SWE");
        await settlers.SettleAsync(await settlers.CloseAsync("DNK", Outcome.ExplainedDifference, request => request.JointNote = "Students are counted by one only."));

        foreach (var caller in new[] { body, settlers.As("steward", region: "EUROPE27") })
        {
            var told = Assert.Single((await settlers.OutcomesAsync(caller)).Outcomes);
            Assert.Equal(("DNK-SWE.1", "DNK", "SWE", "residence", "2014", "2015"), (told.Case, told.Origin, told.Destination, told.Pair, told.PeriodFrom, told.PeriodTo));
            Assert.Equal((Outcome.ExplainedDifference, "Students are counted by one only.", false), (told.Outcome, told.JointNote, told.IsSettledAgain));
        }

        await settlers.ReopenAsync("DNK");
        Assert.True(Assert.Single((await settlers.OutcomesAsync(body)).Outcomes).IsSettledAgain);
    }

    [Fact]
    public async Task Outcomes_ToOthers_AreNotTold()
    {
        await using var settlers = await Settlers.StartAsync();
        await settlers.SettleAsync(await settlers.CloseAsync("DNK", Outcome.NoAgreement));
        Assert.Empty((await settlers.OutcomesAsync(settlers.As("region", region: "ASEAN"), "ASEAN")).Outcomes);
        await settlers.RefusedAsync("NOT_YOURS", () => settlers.OutcomesAsync(settlers.As("region", region: "ASEAN")));
        await settlers.RefusedAsync("NOT_YOURS", () => settlers.OutcomesAsync(settlers.As("steward")));
        await settlers.RefusedAsync("ROLE_NOT_ALLOWED", () => settlers.OutcomesAsync(settlers.As("analyst", "DNK")));
        await settlers.RefusedAsync("FIELD_INVALID", () => settlers.OutcomesAsync(settlers.As("region", region: "EUROPE27"), "EUROPE"));
    }

    [Fact]
    public async Task Outcomes_OfManyCases_AreToldPageByPageEachOnce()
    {
        await using var settlers = await Settlers.StartAsync();
        for (var number = 2; number <= 5; number++)
        {
            await settlers.OpenCaseAsync(number % 2 == 0 ? "DNK" : "SWE");
            await settlers.SettleAsync(await settlers.CloseAsync("DNK", Outcome.NoAgreement, request => request.Case = $"DNK-SWE.{number}"));
        }

        List<string> told = [];
        var token = "";
        do
        {
            var page = await settlers.OutcomesAsync(settlers.As("region", region: "EUROPE27"), pageSize: 3, pageToken: token);
            told.AddRange(page.Outcomes.Select(outcome => outcome.Case));
            token = page.NextPageToken;
        }
        while (token.Length > 0);

        Assert.Equal(["DNK-SWE.2", "DNK-SWE.3", "DNK-SWE.4", "DNK-SWE.5"], told);
    }

    [Fact]
    public async Task Outcomes_RevisionTold_MovesWhereACaseEndsOrIsOpenedAgainAndNowhereElse()
    {
        await using var settlers = await Settlers.StartAsync();
        await settlers.OpenCaseAsync("SWE");
        var documents = 0;
        await TalkAsync();
        Assert.Equal(0, await RevisionAsync());

        await settlers.SettleAsync(await settlers.CloseAsync("DNK", Outcome.NoAgreement));
        var ended = await RevisionAsync();
        await TalkAsync();
        Assert.Equal(ended, await RevisionAsync());

        await settlers.ReopenAsync("DNK");
        var again = await RevisionAsync();
        await TalkAsync();
        await settlers.CommentAsync("DNK", "And in the case that is open again.");
        Assert.Equal(again, await RevisionAsync());

        await settlers.SettleAsync(await settlers.CloseAsync("SWE", Outcome.ExplainedDifference));
        Assert.True(await RevisionAsync() > again && again > ended && ended > 0);

        // Whatever two offices write to each other.
        async Task TalkAsync()
        {
            var figures = await settlers.ProposeAsync("SWE", @case: "DNK-SWE.2");
            await settlers.ContestAsync("DNK", figures);
            await settlers.WithdrawAsync("SWE", figures);
            await settlers.Client.AddCommentAsync(
                new AddCommentRequest { RequestId = settlers.NewId(), Case = "DNK-SWE.2", Text = "Between us." }, settlers.As("analyst", "SWE"));
            await settlers.AttachAsync("DNK", request => (request.Case, request.Digest) = ("DNK-SWE.2", ByteString.CopyFrom(SHA256.HashData([(byte)++documents]))));
        }

        async Task<long> RevisionAsync() => (await settlers.OutcomesAsync(settlers.As("region", region: "EUROPE27"))).Revisions.GetValueOrDefault("DNK-SWE");
    }
}
