// SPDX-License-Identifier: Apache-2.0
using System.Security.Cryptography;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using StatsExchange.Contracts.Receipts;
using StatsExchange.Contracts.Signatures;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Journaling;
using StatsExchange.Grains.Submissions;
using StatsExchange.Journal;
using StatsExchange.Storage.V1;
using StatsExchange.V1;

namespace StatsExchange.Grains.Countries;

/// <summary>Decides whether staged slices may become a vintage, and signs the receipt for it.</summary>
internal sealed class SubmissionDesk
{
    private readonly SliceHistory _slices;
    private readonly SigningKey _key;

    public SubmissionDesk(SliceHistory slices, SigningKey key)
    {
        _slices = slices;
        _key = key;
    }

    /// <summary>
    /// Whether every slice still is the one the submission was merged into. Also those it did not change: what was there already when it
    /// was merged may since have been set to something else.
    /// </summary>
    public bool IsCurrent(string structure, IEnumerable<SliceVersion> mergedInto) =>
        mergedInto.All(version => _slices.Current(structure, version.Period).SetBy == version.SetBy);

    public Decision<SubmitResponse> Record(SubmissionRecorded body, ValidationReport report, AppliedMapping? mapping)
    {
        body.Salt = ByteString.CopyFrom(RandomNumberGenerator.GetBytes(16));
        return new(
            [new NewEntry(CountryEntries.SubmissionRecorded, body, [.. BlocksOf(body.Slices)])],
            entries => new SubmitResponse
            {
                Receipt = Sign(entries[0], body),
                Revision = entries[0].Seq,
                Report = KeptReport.Of(report),
                Mapping = mapping,
                Sheets = { body.Sheets },
            });
    }

    /// <summary>Refuses a revision older than the figures, or one there is not yet. What is neither submission nor withdrawal changes no figure.</summary>
    public static void CheckRevision(long? expected, long figuresOf, long revision)
    {
        if (expected is { } given && (given < figuresOf || given > revision))
        {
            throw new RefusedException(ErrorReason.RevisionMismatch, $"expected_revision is {given}, the office's figures are of {figuresOf} and its revision is {revision}.");
        }
    }

    /// <summary>All blocks that slices are made of.</summary>
    public static IEnumerable<Hash> BlocksOf(IEnumerable<SliceWritten> slices) => slices
        .SelectMany(slice => slice.Blocks)
        .SelectMany(block => block.SetAt.IsEmpty ? [block.Digest] : new[] { block.Digest, block.SetAt })
        .Select(digest => Hash.FromBytes(digest.Span))
        .Distinct();

    private Receipt Sign(Entry entry, SubmissionRecorded body)
    {
        var receipt = new Receipt
        {
            Stream = entry.Stream.ToString(),
            Seq = entry.Seq,
            ContentDigest = body.ContentDigest,
            PreviousHash = ByteString.CopyFrom(entry.PreviousHash.ToArray()),
            Hash = ByteString.CopyFrom(entry.Hash.ToArray()),
            Time = Timestamp.FromDateTimeOffset(entry.Time),
            KeyId = _key.KeyId,
            Salt = body.Salt,
        };
        receipt.Signature = ByteString.CopyFrom(_key.SignDer(ReceiptStatement.Of(receipt)));
        return receipt;
    }
}
