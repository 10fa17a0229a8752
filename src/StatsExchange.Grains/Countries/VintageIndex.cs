// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Journaling;
using StatsExchange.Storage.V1;

namespace StatsExchange.Grains.Countries;

/// <summary>Which entries made a vintage of which structure; all else about them is in their entries.</summary>
internal sealed class VintageIndex
{
    private readonly SortedDictionary<string, List<long>> _byStructure = new(StringComparer.Ordinal);

    /// <summary>Seq of the last vintage; 0 before the first.</summary>
    public long Last => _byStructure.Values.Select(seqs => seqs[^1]).DefaultIfEmpty().Max();

    public void Take(long seq, string structure)
    {
        if (!_byStructure.TryGetValue(structure, out var seqs))
        {
            _byStructure.Add(structure, seqs = []);
        }

        seqs.Add(seq);
    }

    public IEnumerable<SavedVintages> Save() => _byStructure.Select(vintages => new SavedVintages
    {
        Structure = vintages.Key,
        Seqs = { SeqSteps.Of(vintages.Value) },
    });

    public void Load(IEnumerable<SavedVintages> saved)
    {
        foreach (var vintages in saved)
        {
            _byStructure.Add(vintages.Structure, SeqSteps.Read(vintages.Seqs));
        }
    }

    public bool Contains(long seq) => _byStructure.Values.Any(seqs => seqs.BinarySearch(seq) >= 0);

    /// <summary>The vintages of a structure, ascending; none where it has none.</summary>
    public IReadOnlyList<long> Of(string structure) => _byStructure.TryGetValue(structure, out var seqs) ? seqs : [];

    /// <summary>The vintages of a structure, or of all where it is empty, newest first.</summary>
    public IReadOnlyList<long> NewestFirst(string structure) =>
        [.. (structure.Length == 0 ? _byStructure.Values.SelectMany(seqs => seqs) : Of(structure)).OrderDescending()];
}
