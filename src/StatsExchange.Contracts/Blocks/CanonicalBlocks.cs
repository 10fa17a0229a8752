// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Observations;

namespace StatsExchange.Contracts.Blocks;

/// <summary>
/// Cuts slices into blocks and encodes them. Those of a slice that was kept are made once: the blocks a digest is made of are the ones that
/// are stored, where what was sent becomes the slice. Not for use by several threads at once.
/// </summary>
public sealed class CanonicalBlocks
{
    private readonly Dictionary<Slice, ImmutableArray<CanonicalBlock>> _kept = [];

    /// <summary>The blocks of a slice in key order.</summary>
    public ImmutableArray<CanonicalBlock> Of(Slice slice) => _kept.TryGetValue(slice, out var blocks) ? blocks : Encode(slice);

    /// <summary>The blocks of a slice in key order, which are kept for when they are asked for again.</summary>
    public ImmutableArray<CanonicalBlock> Keep(Slice slice) => _kept[slice] = Of(slice);

    private static ImmutableArray<CanonicalBlock> Encode(Slice slice) =>
        [.. BlockCutter.Cut(slice).Select(rows => new CanonicalBlock(rows, ObservationBlockCodec.Encode(SliceRange.Take(slice, rows))))];
}
