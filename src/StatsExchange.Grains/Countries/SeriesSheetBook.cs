// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf.WellKnownTypes;
using StatsExchange.Domain;
using StatsExchange.Domain.Sheets;
using StatsExchange.Grains.Submissions;
using StatsExchange.Journal;
using Sent = StatsExchange.V1.SeriesSheet;

namespace StatsExchange.Grains.Countries;

/// <summary>Every version of a country's series sheets, in the order they were recorded.</summary>
internal sealed class SeriesSheetBook
{
    private readonly List<Sent> _recorded = [];
    private SheetBook? _inForce;

    /// <summary>Every version, in the order they were recorded.</summary>
    public IReadOnlyList<Sent> Recorded => _recorded;

    /// <summary>The sheets that hold now.</summary>
    public SheetBook InForce => _inForce ??= new SheetBook(_recorded.Select(SheetMessages.Read));

    /// <summary>The sheets that hold now, as they were recorded, in ordinal order of their names.</summary>
    public IReadOnlyList<Sent> Current => InForceAt(long.MaxValue);

    /// <summary>A sheet with what its entry says of it.</summary>
    public static Sent AsRecorded(Entry entry, Sent sheet)
    {
        var recorded = sheet.Clone();
        recorded.Id = SheetMessages.SeriesOf(sheet).Id;
        recorded.Seq = entry.Seq;
        recorded.Time = Timestamp.FromDateTimeOffset(entry.Time);
        recorded.RecordedBy = entry.Actor;
        return recorded;
    }

    public void Take(Entry entry, Sent sheet)
    {
        _recorded.Add(AsRecorded(entry, sheet));
        _inForce = null;
    }

    public void Load(IEnumerable<Sent> saved) => _recorded.AddRange(saved);

    /// <summary>The sheets that hold now for anything of what is sent.</summary>
    public IEnumerable<SeriesSheet> Of(string structure, IReadOnlyList<SentSeries> sent) =>
        InForce.Current.Where(sheet => sheet.Series.Structure == structure && sent.Any(period => period.IsOf(sheet.Series)));

    /// <summary>The version the next sheet of the same series gets.</summary>
    public int NextVersion(SeriesKey series) => _recorded.Where(sheet => sheet.Id == series.Id).Select(sheet => sheet.Version).DefaultIfEmpty().Max() + 1;

    /// <summary>The sheets that held after a seq, in ordinal order of their names.</summary>
    public IReadOnlyList<Sent> InForceAt(long seq)
    {
        var current = new SortedDictionary<string, Sent>(StringComparer.Ordinal);
        foreach (var sheet in _recorded.TakeWhile(sheet => sheet.Seq <= seq))
        {
            current.Remove(sheet.Id);
            if (!sheet.Withdrawn)
            {
                current.Add(sheet.Id, sheet);
            }
        }

        return [.. current.Values];
    }

    /// <summary>The sheets that held after a seq for any figure of a structure and of the periods that a reader may see.</summary>
    public IEnumerable<Sent> Of(string structure, PeriodRange periods, CellScope scope, long seq) =>
        InForceAt(seq).Where(sheet => sheet.Structure == structure && scope.Covers(sheet) && SheetMessages.SeriesOf(sheet).Periods.Overlaps(periods));
}
