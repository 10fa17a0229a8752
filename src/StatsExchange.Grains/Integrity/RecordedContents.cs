// SPDX-License-Identifier: Apache-2.0
using System.Collections.Frozen;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using StatsExchange.Contracts.Receipts;
using StatsExchange.Contracts.Signatures;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Countries;
using StatsExchange.Grains.Dossiers;
using StatsExchange.Grains.Keys;
using StatsExchange.Grains.Participants;
using StatsExchange.Grains.Regions;
using StatsExchange.Journal;
using StatsExchange.Journal.Integrity;
using StatsExchange.Storage.V1;
using StatsExchange.V1;

namespace StatsExchange.Grains.Integrity;

/// <summary>
/// Looks inside bodies and receipts. A row of commands has a checksum only, which whoever changes the row can make anew; the signature of
/// the receipt, and the entry it speaks of, cannot be.
/// </summary>
/// <param name="pinned">
/// The evidence key that is trusted, and with it those that the journal's rotations join to it; null where receipts are to be compared
/// with their entries only.
/// </param>
public sealed class RecordedContents(VerificationKey? pinned) : IContentCheck
{
    // All others the hub decides on its own: claims and ends of jobs, mirrors adopted, cases lapsed, revisions noticed, evidence and its keys.
    // A case that lapsed may be part of a command that reopens it, which is then found by the reopening.
    private static readonly FrozenSet<string> AskedFor = FrozenSet.Create(
        StringComparer.Ordinal,
        CountryEntries.SubmissionRecorded,
        CountryEntries.SubmissionWithdrawn,
        CountryEntries.EmbargoSet,
        CountryEntries.RuleSeveritySet,
        CountryEntries.SeriesSheetRecorded,
        CountryEntries.MappingRegistered,
        CountryEntries.AgreementProposed,
        CountryEntries.AgreementSigned,
        CountryEntries.AgreementRevoked,
        DossierEntries.DossierOpened,
        DossierEntries.CaseOpened,
        DossierEntries.FigureProposed,
        DossierEntries.ProposalAccepted,
        DossierEntries.CaseSettled,
        DossierEntries.ProposalWithdrawn,
        DossierEntries.ProposalContested,
        DossierEntries.CommentAdded,
        DossierEntries.DocumentAttached,
        DossierEntries.DeadlineSet,
        DossierEntries.CaseReopened,
        HubEntries.OfficeRegistered,
        HubEntries.SignatoryRegistered,
        RegionEntries.JobStarted,
        RegionEntries.JobCancelled,
        RegionEntries.SnapshotReleased,
        RegionEntries.SnapshotSuperseded,
        RegionEntries.RoundOpened,
        RegionEntries.RoundAdvanced);

    private EvidenceKeys _keys = EvidenceKeys.None;
    private KeyTrust? _trust;

    /// <summary>Whether the signatures of receipts are verified.</summary>
    public bool VerifiesSignatures => pinned is not null;

    /// <summary>The keys that are trusted once all entries were read; null where none is pinned.</summary>
    /// <param name="offered">More keys, with the rotations that join them.</param>
    public KeyTrust? TrustWith(IEnumerable<PublicSigningKey> offered) => pinned is null ? null : new KeyTrust(pinned, [.. _keys.All, .. offered]);

    /// <inheritdoc/>
    public string? ProblemOf(Entry entry)
    {
        if (EntryBodies.Find(entry.Kind) is not { } body)
        {
            return "this version knows no entries of its kind";
        }

        try
        {
            body.Parser.ParseFrom(entry.Body.Span);
            _keys = entry.Stream == StreamName.Hub ? _keys.After(entry) : _keys;
            return null;
        }
        catch (Exception unreadable) when (unreadable is InvalidProtocolBufferException or RefusedException)
        {
            return "its body is not one of its kind";
        }
    }

    /// <inheritdoc/>
    public bool IsAskedFor(Entry entry) => entry.Kind == RegionEntries.RoundReminded
        ? !RoundReminded.Parser.ParseFrom(entry.Body.Span).HasDaysBefore
        : AskedFor.Contains(entry.Kind);

    /// <inheritdoc/>
    public string? ProblemOf(StoredCommand command, Entry first)
    {
        if (command.Actor != first.Actor)
        {
            return "the command is of another actor than its entry";
        }

        try
        {
            return first.Kind == CountryEntries.SubmissionRecorded
                ? ProblemOf(
                    command,
                    first,
                    SubmissionRecorded.Parser.ParseFrom(first.Body.Span),
                    SubmitResponse.Parser.ParseFrom(command.Receipt.Span).Receipt ?? new Receipt())
                : null;
        }
        catch (InvalidProtocolBufferException)
        {
            return "its receipt cannot be read";
        }
    }

    private string? ProblemOf(StoredCommand command, Entry first, SubmissionRecorded body, Receipt receipt)
    {
        if (command.LastSeq != first.Seq)
        {
            return "the command reaches beyond the submission it recorded";
        }

        if (command.RequestId != body.RequestId || !command.Content.AsSpan().SequenceEqual(body.ContentDigest.Span))
        {
            return "request id or content of the command is not that of its entry";
        }

        if (receipt.Stream != first.Stream.ToString()
            || receipt.Seq != first.Seq
            || !receipt.Hash.Span.SequenceEqual(first.Hash.AsSpan())
            || !receipt.PreviousHash.Span.SequenceEqual(first.PreviousHash.AsSpan())
            || receipt.ContentDigest != body.ContentDigest
            || receipt.Salt != body.Salt
            || !Timestamp.FromDateTimeOffset(first.Time).Equals(receipt.Time))
        {
            return "the receipt does not say what its entry says";
        }

        if (pinned is null)
        {
            return null;
        }

        // Commands come after all entries, so the keys are all known.
        _trust ??= new KeyTrust(pinned, _keys.All);
        return _trust.Find(receipt.KeyId) is not { } key ? "the receipt names a key that is not trusted here"
            : !key.Verify(ReceiptStatement.Of(receipt), receipt.Signature.Span) ? "the receipt does not carry the signature of its key"
            : null;
    }
}
