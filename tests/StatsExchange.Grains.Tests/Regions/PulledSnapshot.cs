// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using StatsExchange.Contracts.Blocks;
using StatsExchange.Contracts.Snapshots;
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Regions;

/// <summary>A snapshot as a regional body pulled it.</summary>
internal sealed class PulledSnapshot
{
    public PulledSnapshot(IReadOnlyList<ExportSnapshotResponse> parts)
    {
        ManifestBytes = parts[0].Manifest;
        Signature = parts[1].Signature;
        Manifest = SnapshotManifest.Parse(ManifestBytes.Span);
        Blocks = [.. parts.Skip(2).Select(part => part.Block)];
    }

    public ByteString ManifestBytes { get; }

    public ByteString Signature { get; }

    public SnapshotManifest Manifest { get; }

    public IReadOnlyList<SnapshotBlock> Blocks { get; }

    public IEnumerable<string> BlockNames => Blocks.Select(block => block.Name);

    /// <summary>The rows as FIGURE, corridor and attribute texts.</summary>
    public IReadOnlyList<PulledRow> Rows =>
    [
        .. from slice in Blocks.Select(block => ConsolidatedBlockCodec.Decode(block.Content.Span))
           from row in Enumerable.Range(0, slice.Count)
           let key = slice.Structure.SliceDimensions.Zip(slice.KeyAt(row)).ToDictionary(pair => pair.First.Id, pair => pair.Second)
           select new PulledRow(
               slice.Period,
               key,
               slice.ValueAt(row),
               slice.Attributes.Where(attribute => attribute[row] is not null).ToDictionary(attribute => attribute.Id, attribute => attribute[row]!)),
    ];

    public PulledRow Row(string figure, string origin, string destination, string period = "2015") =>
        Assert.Single(Rows, row => row.Period == period && row.Key["FIGURE"] == figure && row.Key["ORIGIN"] == origin && row.Key["DESTINATION"] == destination);
}
