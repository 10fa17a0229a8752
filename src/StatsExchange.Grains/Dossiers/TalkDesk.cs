// SPDX-License-Identifier: Apache-2.0
using System.Text.RegularExpressions;
using StatsExchange.Grains.Callers;
using StatsExchange.Storage.V1;
using StatsExchange.V1;

namespace StatsExchange.Grains.Dossiers;

/// <summary>What the two say and show each other about a case. Possible however far the case is.</summary>
internal static partial class TalkDesk
{
    private const int DigestBytes = 32;

    public static void Comment(DossierDraft draft, AddCommentRequest asked)
    {
        CaseLimits.RequireText(asked.Text, "text", CaseLimits.CommentBytes);
        var @case = draft.Case(asked.Case);
        CaseLimits.RequireRoomForComment(@case, draft.Caller.Party);
        draft.Write(DossierEntries.CommentAdded, new CommentAdded { Case = @case.Id, Text = asked.Text });
        CaseLimits.RequireSize(draft.Dossier, @case, draft.Caller.Party);
    }

    public static void Attach(DossierDraft draft, AttachDocumentRequest asked)
    {
        Check(asked);
        var @case = draft.Case(asked.Case);
        if (@case.Documents.Any(document => document.Digest == asked.Digest))
        {
            throw new RefusedException(ErrorReason.AlreadyExists, $"Case {@case.Id} has a document of this digest already.");
        }

        CaseLimits.RequireRoomForDocument(@case, draft.Caller.Party);
        draft.Write(DossierEntries.DocumentAttached, new DocumentAttached
        {
            Case = @case.Id, Digest = asked.Digest, Name = asked.Name, MediaType = asked.MediaType, Size = asked.Size,
        });
        CaseLimits.RequireSize(draft.Dossier, @case, draft.Caller.Party);
    }

    private static void Check(AttachDocumentRequest asked)
    {
        if (asked.Digest.Length != DigestBytes)
        {
            throw RefusedException.Field("digest", "expected the SHA-256 of the document, 32 bytes");
        }

        CaseLimits.RequireText(asked.Name, "name", CaseLimits.NameBytes);
        if (!MediaTypeForm().IsMatch(asked.MediaType))
        {
            throw RefusedException.Field("media_type", "expected a media type such as application/pdf, of at most 127 characters");
        }

        if (asked.Size <= 0)
        {
            throw RefusedException.Field("size", "expected the length of the document in bytes, above 0");
        }
    }

    // RFC 6838, restricted-name.
    [GeneratedRegex(@"\A(?=.{1,127}\z)[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex MediaTypeForm();
}
