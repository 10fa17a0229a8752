// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Journal.Memory;

internal sealed class MemoryBlocks
{
    private readonly Dictionary<Hash, byte[]> _blocks = [];
    private readonly HashSet<Hash> _referred = [];
    private readonly Dictionary<(string UploadId, Hash Digest), DateTimeOffset> _staged = [];

    public int Stage(string uploadId, IReadOnlyList<Block> blocks, DateTimeOffset now)
    {
        foreach (var block in blocks)
        {
            _blocks.TryAdd(block.Digest, block.Bytes.ToArray());
            _staged[(uploadId, block.Digest)] = now;
        }

        return blocks.Count;
    }

    // A bare null would become an empty memory, by the conversion from arrays.
    public ReadOnlyMemory<byte>? Get(Hash digest) =>
        _blocks.TryGetValue(digest, out var bytes) ? bytes : default(ReadOnlyMemory<byte>?);

    public void CheckPresent(IReadOnlyList<Entry> entries)
    {
        foreach (var entry in entries)
        {
            foreach (var digest in entry.Blocks)
            {
                if (!_blocks.ContainsKey(digest))
                {
                    throw new BlockMissingException(entry.Stream, entry.Seq, digest);
                }
            }
        }
    }

    public void Refer(IReadOnlyList<Entry> entries) => _referred.UnionWith(entries.SelectMany(entry => entry.Blocks));

    public int Sweep(DateTimeOffset stagedBefore)
    {
        var forgotten = _staged.Where(staged => staged.Value < stagedBefore).Select(staged => staged.Key).ToArray();
        foreach (var staged in forgotten)
        {
            _staged.Remove(staged);
        }

        var kept = _staged.Keys.Select(staged => staged.Digest).ToHashSet();
        return forgotten
            .Select(staged => staged.Digest)
            .Distinct()
            .Count(digest => !kept.Contains(digest) && !_referred.Contains(digest) && _blocks.Remove(digest));
    }
}
