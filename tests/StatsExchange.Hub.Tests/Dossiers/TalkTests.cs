// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using StatsExchange.V1;

namespace StatsExchange.Hub.Tests.Dossiers;

/// <summary>Comments and documents of a case.</summary>
public sealed class TalkTests
{
    [Fact]
    public async Task Comment_ByEither_IsKeptInOrderWithItsWriter()
    {
        await using var settlers = await Settlers.StartAsync();
        await settlers.CommentAsync("DNK", "Do you count students?");
        Assert.Equal(2, (await settlers.CommentAsync("SWE", "After a year.")).Number);
        var seen = await settlers.CaseAsync("SWE");
        Assert.Equal([("DNK/test", "Do you count students?"), ("SWE/test", "After a year.")], seen.Comments.Select(comment => (comment.WrittenBy, comment.Text)));
        Assert.Equal(2, seen.CommentCount);
        Assert.All(seen.Comments, comment => Assert.NotNull(comment.Time));
        await settlers.RefusedAsync("FIELD_INVALID", () => settlers.CommentAsync("DNK", " "));
        await settlers.RefusedAsync("FIELD_INVALID", () => settlers.CommentAsync("DNK", new string('é', 2_049)));
        await settlers.CommentAsync("DNK", new string('é', 2_048));
    }

    [Fact]
    public async Task Attach_ADocument_NamesItByItsDigestOnce()
    {
        await using var settlers = await Settlers.StartAsync();
        var attached = await settlers.AttachAsync("DNK");
        Assert.Equal(("minutes.pdf", "application/pdf", 12_345, "DNK/test"), (attached.Name, attached.MediaType, attached.Size, attached.AttachedBy));
        Assert.Equal(attached, Assert.Single((await settlers.CaseAsync("SWE")).Documents));
        await settlers.RefusedAsync("ALREADY_EXISTS", () => settlers.AttachAsync("SWE"));
        await RefusedAsync(request => request.Digest = ByteString.CopyFrom(new byte[31]));
        await RefusedAsync(request => request.Digest = ByteString.Empty);
        await RefusedAsync(request => request.Name = "");
        await RefusedAsync(request => request.Name = new string('x', 257));
        await RefusedAsync(request => request.MediaType = "pdf");
        await RefusedAsync(request => request.MediaType = "application/" + new string('x', 127));
        await RefusedAsync(request => request.Size = 0);

        Task<string> RefusedAsync(Action<AttachDocumentRequest> change) => settlers.RefusedAsync("FIELD_INVALID", () => settlers.AttachAsync("SWE", request =>
        {
            request.Digest = ByteString.CopyFrom(Enumerable.Repeat((byte)1, 32).ToArray());
            change(request);
        }));
    }

    [Fact]
    public async Task Comment_OnASettledCase_IsPossible()
    {
        await using var settlers = await Settlers.StartAsync();
        await settlers.SettleAsync(await settlers.ProposeAsync("DNK"));
        await settlers.CommentAsync("SWE", "Thank you.");
        await settlers.AttachAsync("SWE");
        Assert.Equal((CaseState.Settled, 1, 1), ((await settlers.CaseAsync()).State, (await settlers.CaseAsync()).CommentCount, (await settlers.CaseAsync()).DocumentCount));
    }

    [Fact]
    public async Task Comment_SentTwiceUnderOneId_IsOneComment()
    {
        await using var settlers = await Settlers.StartAsync();
        var request = new AddCommentRequest { RequestId = "twice", Case = "DNK-SWE.1", Text = "Once." };
        var first = await settlers.Client.AddCommentAsync(request, settlers.As("analyst", "DNK"));
        Assert.Equal(first, await settlers.Client.AddCommentAsync(request, settlers.As("analyst", "DNK")));
        Assert.Single((await settlers.CaseAsync()).Comments);
        request.Text = "Another.";
        await settlers.RefusedAsync("REQUEST_ID_REUSED", async () => await settlers.Client.AddCommentAsync(request, settlers.As("analyst", "DNK")));
    }
}
