// SPDX-License-Identifier: Apache-2.0
using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;
using StatsExchange.Contracts.Blocks;
using StatsExchange.Domain;
using StatsExchange.Domain.Observations;

namespace StatsExchange.Contracts.Submissions;

/// <summary>
/// What was sent, independent of how it was sent: SHA-256 over the UTF-8 lines
/// <c>statsexchange submission v1</c>, <c>ref_area: X</c>, <c>structure: S</c>, <c>mode: MERGE</c> or <c>REPLACE</c>,
/// <c>replaces: P P …</c> (with REPLACE only), each ended by a line feed, and then the SHA-256 of every canonical block of the observations,
/// ascending by period and key, each with one operation byte per row where a row of it is a deletion.
/// </summary>
public static class SubmissionContent
{
    /// <summary>The content digest.</summary>
    /// <param name="submission">The observations in canonical order.</param>
    /// <param name="replaced">The periods replaced, ascending; null for MERGE.</param>
    public static Digest DigestOf(Domain.Observations.Submission submission, IReadOnlyList<string>? replaced) =>
        DigestOf(submission, replaced, new CanonicalBlocks());

    /// <summary>The content digest.</summary>
    /// <param name="submission">The observations in canonical order.</param>
    /// <param name="replaced">The periods replaced, ascending; null for MERGE.</param>
    /// <param name="blocks">Encodes the blocks, and keeps those of slices without deletions.</param>
    public static Digest DigestOf(Domain.Observations.Submission submission, IReadOnlyList<string>? replaced, CanonicalBlocks blocks)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(
            $"statsexchange submission v1\nref_area: {submission.Reporter}\nstructure: {submission.Structure}\n"
            + (replaced is null ? "mode: MERGE\n" : $"mode: REPLACE\nreplaces: {string.Join(' ', replaced)}\n")));
        Span<byte> digest = stackalloc byte[Digest.Size];
        foreach (var slice in submission.Slices)
        {
            foreach (var bytes in slice.Deletes.Contains(true) ? WithOperations(slice) : blocks.Keep(slice.Observations).Select(block => block.Bytes))
            {
                Digest.Of(bytes).CopyTo(digest);
                hash.AppendData(digest);
            }
        }

        return Digest.FromBytes(hash.GetHashAndReset());
    }

    private static IEnumerable<byte[]> WithOperations(SubmittedSlice slice) =>
        BlockCutter.Cut(slice.Observations).Select(range => Encode(slice, range));

    private static byte[] Encode(SubmittedSlice slice, RowRange range)
    {
        var block = ObservationBlockCodec.ToMessage(SliceRange.Take(slice.Observations, range));
        var operations = slice.Deletes.AsSpan(range.Start, range.Count);
        if (operations.Contains(true))
        {
            block.Operations = ByteString.CopyFrom([.. operations.ToArray().Select(delete => (byte)(delete ? 1 : 0))]);
        }

        return block.ToByteArray();
    }
}
