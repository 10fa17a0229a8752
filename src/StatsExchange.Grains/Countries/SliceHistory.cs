// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Storage.V1;

namespace StatsExchange.Grains.Countries;

/// <summary>Where every slice of a country stood after every vintage, by reference.</summary>
internal sealed class SliceHistory
{
    private readonly SortedDictionary<(string Structure, string Period), List<SliceReference>> _slices = new(Comparer<(string Structure, string Period)>.Create(
        (left, right) => string.CompareOrdinal(left.Structure, right.Structure) is var order && order != 0 ? order : string.CompareOrdinal(left.Period, right.Period)));

    public void Take(long seq, SubmissionRecorded submission)
    {
        foreach (var slice in submission.Slices)
        {
            var key = (submission.Structure, slice.TimePeriod);
            if (!_slices.TryGetValue(key, out var versions))
            {
                _slices.Add(key, versions = []);
            }

            versions.Add(new SliceReference(slice.TimePeriod, seq, [.. slice.Blocks.Select(block => PointerOf(block, seq))]));
        }
    }

    /// <summary>The slices of a structure after <paramref name="asOf"/>, ascending by period, without those that are gone.</summary>
    public IEnumerable<SliceReference> AsOf(string structure, long asOf) =>
        _slices.Where(slice => slice.Key.Structure == structure)
            .Select(slice => slice.Value.FindLast(version => version.SetBy <= asOf))
            .OfType<SliceReference>()
            .Where(version => !version.Blocks.IsEmpty);

    /// <summary>A slice as it is now; without blocks where it never was or is gone, which its SetBy tells apart.</summary>
    public SliceReference Current(string structure, string period) =>
        _slices.TryGetValue((structure, period), out var versions) ? versions[^1] : new SliceReference(period, 0, []);

    private static BlockPointer PointerOf(BlockReference block, long seq) => new(
        block.Digest.ToByteArray(), (int)block.Count, block.SetAt.ToByteArray(), block.RecordedAt == 0 ? seq : block.RecordedAt);
}
