// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Journaling;
using StatsExchange.Storage.V1;

namespace StatsExchange.Grains.Countries;

/// <summary>Which entries registered which versions of a mapping; what they say is in their entries.</summary>
internal sealed class MappingBook
{
    private readonly SortedDictionary<string, List<long>> _byName = new(StringComparer.Ordinal);

    /// <summary>The number of names.</summary>
    public int Count => _byName.Count;

    /// <summary>Seqs of the current version of each name, in ordinal order of the names.</summary>
    public IReadOnlyList<long> Current => [.. _byName.Values.Select(seqs => seqs[^1])];

    public void Take(long seq, string name)
    {
        if (!_byName.TryGetValue(name, out var seqs))
        {
            _byName.Add(name, seqs = []);
        }

        seqs.Add(seq);
    }

    /// <summary>Seqs of the versions of a name, the first version first; none where it is not registered.</summary>
    public IReadOnlyList<long> VersionsOf(string name) => _byName.TryGetValue(name, out var seqs) ? seqs : [];

    public IEnumerable<SavedMapping> Save() => _byName.Select(mapping => new SavedMapping { Name = mapping.Key, Seqs = { SeqSteps.Of(mapping.Value) } });

    public void Load(IEnumerable<SavedMapping> saved)
    {
        foreach (var mapping in saved)
        {
            _byName.Add(mapping.Name, SeqSteps.Read(mapping.Seqs));
        }
    }
}
