// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using StatsExchange.V1;

namespace StatsExchange.Hub.Tests.Dossiers;

/// <summary>How much a case and a dossier hold, and how much of them is told at once.</summary>
public sealed class LimitTests
{
    private const int Mebibyte = 1024 * 1024;

    [Fact]
    public async Task Case_Full_TakesNoMoreTextButCanStillBeSettled()
    {
        await using var settlers = await Settlers.StartAsync();
        var proposal = await settlers.ProposeAsync("DNK");
        var written = await FillAsync(settlers, "SWE", 4_096) + await FillAsync(settlers, "DNK", 4_096) + await FillAsync(settlers, "DNK", 512);

        await settlers.RefusedAsync("STATE_NOT_FIT", () => settlers.CloseAsync("DNK", Outcome.NoAgreement, request => request.JointNote = new string('n', 1_024)));
        Assert.Equal(ProposalState.Open, (await settlers.CaseAsync()).Proposals[0].State);
        Assert.Equal(CaseState.Settled, (await settlers.SettleAsync(proposal)).State);

        var whole = await settlers.CaseAsync();
        Assert.Equal(written, whole.Comments.Count);
        Assert.InRange(whole.CalculateSize(), 700 * 1024, Mebibyte);
        var dossier = (await settlers.Client.GetDossierAsync(new GetDossierRequest { Dossier = "DNK-SWE" }, settlers.As("analyst", "DNK"))).Dossier;
        Assert.InRange(dossier.CalculateSize(), 1, Mebibyte);
        var brief = Assert.Single(dossier.Cases);
        Assert.Equal((true, written, 1, 0), (brief.InBrief, brief.CommentCount, brief.ProposalCount, brief.Comments.Count));
    }

    [Fact]
    public async Task Dossier_OfManyCases_StaysUnderAMebibyteAndTellsTheSmallOnesWhole()
    {
        await using var settlers = await Settlers.StartAsync();
        await settlers.OpenCaseAsync("SWE");
        var text = new string('x', 4_096);
        for (var i = 0; i < 140; i++)
        {
            await settlers.CommentAsync(i % 2 == 0 ? "DNK" : "SWE", text);
        }

        var dossier = (await settlers.Client.GetDossierAsync(new GetDossierRequest { Dossier = "DNK-SWE" }, settlers.As("analyst", "DNK"))).Dossier;

        Assert.Equal([true, false], dossier.Cases.Select(@case => @case.InBrief));
        Assert.Equal(140, (await settlers.CaseAsync()).Comments.Count);
    }

    [Fact]
    public async Task Cases_MoreThanTwoHundred_AreRefused()
    {
        await using var settlers = await Settlers.StartAsync();
        for (var i = 2; i <= 200; i++)
        {
            await settlers.OpenCaseAsync();
        }

        Assert.Contains("200 cases", await settlers.RefusedAsync("STATE_NOT_FIT", () => settlers.OpenCaseAsync()), StringComparison.Ordinal);
        var listed = await settlers.Client.ListDossiersAsync(new ListDossiersRequest(), settlers.As("analyst", "DNK"));
        Assert.Equal(200, Assert.Single(listed.Dossiers).Cases.Count);
        Assert.InRange(listed.CalculateSize(), 1, Mebibyte);
    }

    [Fact]
    public async Task Documents_MoreThanFiftyOfAnOffice_AreRefusedAndLeaveRoomForTheOther()
    {
        await using var settlers = await Settlers.StartAsync();
        for (var i = 0; i < 50; i++)
        {
            await settlers.AttachAsync("DNK", request => request.Digest = DigestOf(i));
        }

        await settlers.RefusedAsync("STATE_NOT_FIT", () => settlers.AttachAsync("DNK", request => request.Digest = DigestOf(100)));
        await settlers.AttachAsync("SWE", request => request.Digest = DigestOf(100));

        static ByteString DigestOf(int number) => ByteString.CopyFrom(Enumerable.Repeat((byte)number, 32).ToArray());
    }

    [Fact]
    public async Task Proposals_MoreThanFiftyOfAnOffice_AreRefusedAndLeaveRoomForTheOther()
    {
        await using var settlers = await Settlers.StartAsync();
        for (var i = 0; i < 50; i++)
        {
            await settlers.ProposeAsync("DNK");
        }

        await settlers.RefusedAsync("STATE_NOT_FIT", () => settlers.ProposeAsync("DNK"));
        await settlers.RefusedAsync("STATE_NOT_FIT", () => settlers.CloseAsync("DNK", Outcome.NoAgreement));
        await settlers.CloseAsync("SWE", Outcome.NoAgreement);
    }

    /// <summary>Comments until no more is taken; gives how many there are.</summary>
    private static async Task<int> FillAsync(Settlers settlers, string country, int length)
    {
        for (var written = 0; ; written++)
        {
            try
            {
                await settlers.CommentAsync(country, new string('x', length));
            }
            catch (Grpc.Core.RpcException refused)
            {
                Assert.Contains("384 KiB", refused.Status.Detail, StringComparison.Ordinal);
                return written;
            }
        }
    }
}
