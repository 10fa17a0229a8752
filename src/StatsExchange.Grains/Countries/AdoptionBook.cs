// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain;
using StatsExchange.Domain.Sheets;
using StatsExchange.Domain.Structures;
using StatsExchange.Journal;
using StatsExchange.Storage.V1;

namespace StatsExchange.Grains.Countries;

/// <summary>
/// The corridors and periods in which a country uses its partner's figures, as both have settled. Of two settlements of one case the later
/// counts, whichever arrives first.
/// </summary>
internal sealed class AdoptionBook
{
    private readonly List<SavedAdoption> _adoptions = [];
    private readonly SortedDictionary<string, long> _settledAt = new(StringComparer.Ordinal);

    /// <summary>All of them in the order they were settled, those that have ended too.</summary>
    public IReadOnlyList<SavedAdoption> All => _adoptions;

    /// <summary>The last settlement of each case.</summary>
    public IEnumerable<SavedAdoptionOrder> Orders => _settledAt.Select(order => new SavedAdoptionOrder { Case = order.Key, SettledAt = order.Value });

    /// <summary>Whether a settlement is later than what is known of its case.</summary>
    public bool IsNews(string @case, long settledAt) => settledAt > _settledAt.GetValueOrDefault(@case);

    public void Take(Entry entry, MirrorAdopted adopted)
    {
        End(adopted.Case, adopted.SettledAt, entry.Seq);
        _adoptions.Add(new SavedAdoption { Adopted = adopted, Seq = entry.Seq });
    }

    public void Take(Entry entry, MirrorAdoptionEnded ended) => End(ended.Case, ended.SettledAt, entry.Seq);

    public void Load(IEnumerable<SavedAdoption> saved, IEnumerable<SavedAdoptionOrder> orders)
    {
        _adoptions.AddRange(saved);
        foreach (var order in orders)
        {
            _settledAt.Add(order.Case, order.SettledAt);
        }
    }

    /// <summary>Those that held after a seq for a structure, periods and partners that a reader may see.</summary>
    public IEnumerable<MirrorAdopted> Of(string country, string structure, PeriodRange periods, CellScope scope, long seq) => _adoptions
        .Where(adoption => adoption.Seq <= seq && (adoption.EndedBy == 0 || adoption.EndedBy > seq))
        .Select(adoption => adoption.Adopted)
        .Where(adopted => SeriesOf(adopted, country) is var series
            && series.Structure == structure
            && (scope.Counterpart is null || scope.Counterpart == series.Counterpart)
            && series.Periods.Overlaps(periods));

    /// <summary>The figures of a country that an adoption is about, of whatever source.</summary>
    public static SeriesKey SeriesOf(MirrorAdopted adopted, string country)
    {
        var isOrigin = adopted.Origin == country;
        var pair = StructureCatalogue.FindMirrorPair(adopted.Pair)!;
        var side = isOrigin ? pair.Origin : pair.Destination;
        return new SeriesKey(
            side.Structure,
            side.Filter.GetValueOrDefault("MEASURE", ""),
            side.Filter.GetValueOrDefault("BASIS", ""),
            side.Filter.GetValueOrDefault("CITIZENS") is { } citizens && citizens != StandardCodes.Total ? citizens : "",
            Source: "",
            isOrigin ? adopted.Destination : adopted.Origin,
            PeriodRange.Parse(adopted.PeriodFrom, adopted.PeriodTo));
    }

    private void End(string @case, long settledAt, long seq)
    {
        _settledAt[@case] = settledAt;
        foreach (var held in _adoptions.Where(adoption => adoption.Adopted.Case == @case && adoption.EndedBy == 0))
        {
            held.EndedBy = seq;
        }
    }
}
