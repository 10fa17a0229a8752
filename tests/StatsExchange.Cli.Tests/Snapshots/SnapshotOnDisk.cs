// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Cli.Tests.Terminal;
using StatsExchange.Contracts.Blocks;
using StatsExchange.Contracts.Signatures;
using StatsExchange.Contracts.Snapshots;
using StatsExchange.Domain;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Snapshots;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Cli.Tests.Snapshots;

/// <summary>A small snapshot as a hub would write it, signed with a key of the test.</summary>
internal sealed class SnapshotOnDisk
{
    private const string Region = "EUROPE27";

    public SnapshotOnDisk(TemporaryDirectory directory, SigningKey key, Func<SnapshotManifest, SnapshotManifest>? falsify = null, string below = ".")
    {
        Slice[] slices = [Slice("2014", 3600, 3400), Slice("2015", 3763, 3539)];
        var writer = new SdmxCsvWriter();
        byte[] csv = [.. writer.Header(), .. slices.SelectMany(writer.Lines)];
        var blocks = slices.Select(slice => (Slice: slice, Bytes: ConsolidatedBlockCodec.Encode(slice))).ToArray();
        var listed = blocks.Select(b => Listed(b.Slice, b.Bytes)).ToArray();
        var manifest = new SnapshotManifest
        {
            Format = SnapshotManifest.CurrentFormat,
            Snapshot = "EUROPE27-1",
            Region = Region,
            Structure = "FLOW",
            PeriodFrom = "2014",
            PeriodTo = "2015",
            Time = "2026-03-01T10:20:30.123456Z",
            Observations = slices.Sum(s => s.Count),
            Sources = [new ManifestSource("DNK", 2, []), new ManifestSource("SWE", 3, [])],
            Omitted = [],
            Reconciliations = [],
            Cases = [],
            Blocks = listed,
            MerkleRoot = MerkleTree.RootOf(listed.Select(b => Digest.Parse(b.Sha256))).ToString(),
            DataCsv = new ManifestFile(csv.Length, Digest.Of(csv).ToString()),
            KeyId = key.KeyId,
        };
        var bytes = (falsify?.Invoke(manifest) ?? manifest).ToBytes();
        directory.Write($"{below}/manifest.json", bytes);
        directory.Write($"{below}/manifest.sig", key.SignDer(bytes));
        directory.Write($"{below}/data.csv", csv);
        foreach (var (slice, content) in blocks)
        {
            directory.Write($"{below}/blocks/{Listed(slice, content).Name}", content);
        }

        Files = ["manifest.json", "manifest.sig", "data.csv", .. listed.Select(b => $"blocks/{b.Name}")];
    }

    public IReadOnlyList<string> Files { get; }

    private static ManifestBlock Listed(Slice slice, byte[] bytes)
    {
        var digest = Digest.Of(bytes).ToString();
        return new ManifestBlock($"{digest}.binpb", slice.Period, slice.Count, bytes.Length, digest);
    }

    private static Slice Slice(string period, double origin, double destination)
    {
        var structure = StructureCatalogue.Consolidated;
        var columns = structure.SliceDimensions.Select(d => d.Id switch
        {
            "FIGURE" => new CodeColumn(["DST", "ORG"], [0, 1]),
            _ => new CodeColumn([CodeOf(d)], [0, 0]),
        });
        return new Slice(structure, Region, period, [.. columns], [destination, origin], ImmutableArray<AttributeColumn>.Empty);
    }

    private static string CodeOf(Dimension dimension) => dimension.Id switch
    {
        "FREQ" => "A",
        "ORIGIN" => "SWE",
        "DESTINATION" => "DNK",
        "PAIR" => "residence",
        "BASIS" => "RES",
        "UNIT_MEASURE" => "PS",
        _ => "_T",
    };
}
