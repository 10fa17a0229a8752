// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using StatsExchange.Contracts.Blocks;
using StatsExchange.Domain.Observations;
using StatsExchange.Grains.Countries;
using StatsExchange.Journal;
using StatsExchange.Storage.V1;

namespace StatsExchange.Grains.Submissions;

/// <summary>Cuts a merged slice into blocks: those that stayed as they were are referred to again, the others are staged.</summary>
internal static class SliceBlocks
{
    public static async Task<SliceWritten> CutAsync(
        MergedSlice merged, CanonicalBlocks blocks, string period, SliceReference before, SliceReader reader, List<Block> staged, CancellationToken cancellationToken)
    {
        var written = new SliceWritten { TimePeriod = period };
        if (merged.Slice is not { } slice)
        {
            return written;
        }

        var known = before.Blocks.DistinctBy(block => Hash.FromBytes(block.Digest)).ToDictionary(block => Hash.FromBytes(block.Digest));
        foreach (var (range, bytes) in blocks.Of(slice))
        {
            var block = Block.Of(bytes);
            var setAt = merged.SetAt.AsMemory(range.Start, range.Count);
            if (known.TryGetValue(block.Digest, out var same) && await IsSetAsBeforeAsync(same, setAt, reader, cancellationToken))
            {
                written.Blocks.Add(ReferenceTo(same.Digest, range.Count, same.SetAt, same.RecordedAt));
                continue;
            }

            staged.Add(block);
            var runs = SetAt.Encode(setAt.Span);
            var runsDigest = Array.Empty<byte>();
            if (runs.Length > 0)
            {
                staged.Add(Block.Of(runs));
                runsDigest = staged[^1].Digest.ToArray();
            }

            written.Blocks.Add(ReferenceTo(block.Digest.ToArray(), range.Count, runsDigest, recordedAt: 0));
        }

        return written;
    }

    private static async Task<bool> IsSetAsBeforeAsync(BlockPointer same, ReadOnlyMemory<long> setAt, SliceReader reader, CancellationToken cancellationToken)
    {
        var before = await reader.SetAtOfAsync(same, cancellationToken);
        return before.AsSpan().SequenceEqual(setAt.Span);
    }

    private static BlockReference ReferenceTo(byte[] digest, int count, byte[] setAt, long recordedAt) => new()
    {
        Digest = ByteString.CopyFrom(digest),
        Count = (uint)count,
        SetAt = ByteString.CopyFrom(setAt),
        RecordedAt = recordedAt,
    };
}
