// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Sheets;

/// <summary>The sheets of a country that hold, one per series and period. Immutable.</summary>
public sealed class SheetBook
{
    private readonly ILookup<(string, string, string, string), SeriesSheet> _bySeries;
    private readonly ImmutableArray<SeriesKey> _adopted;

    /// <summary>Takes sheets in the order they were recorded. Of several versions the last holds, of a withdrawn sheet none.</summary>
    /// <param name="recorded">The sheets.</param>
    /// <param name="adopted">Figures, of whatever source, that are the partner's because both offices settled so, whatever their sheets say.</param>
    public SheetBook(IEnumerable<SeriesSheet> recorded, IEnumerable<SeriesKey>? adopted = null)
    {
        _adopted = [.. adopted ?? []];
        var current = new Dictionary<SeriesKey, SeriesSheet>();
        foreach (var sheet in recorded)
        {
            current.Remove(sheet.Series);
            if (!sheet.IsWithdrawn)
            {
                current.Add(sheet.Series, sheet);
            }
        }

        Current = [.. current.Values.OrderBy(sheet => sheet.Series.Id, StringComparer.Ordinal)];
        _bySeries = Current.ToLookup(sheet => (sheet.Series.Structure, sheet.Series.Measure, sheet.Series.Basis, sheet.Series.Source));
    }

    /// <summary>No sheets.</summary>
    public static SheetBook Empty { get; } = new([]);

    /// <summary>The sheets that hold, in ordinal order of their names.</summary>
    public ImmutableArray<SeriesSheet> Current { get; }

    /// <summary>
    /// The sheet that holds for a figure, or null: the one for its counterpart before those for all, then the one for its CITIZENS before
    /// those for all. Sheets recorded before overlapping periods were refused may leave several; the one recorded last holds.
    /// </summary>
    public SeriesSheet? Find(SeriesPoint figure)
    {
        var recorded = Recorded(figure);
        return _adopted.Any(series => series.Covers(figure with { Source = series.Source }))
            ? (recorded ?? Unstated(figure)) with { IsCopiedFromMirror = true }
            : recorded;
    }

    /// <summary>Whether any figures are copies of the partner's.</summary>
    public bool HasCopies => !_adopted.IsEmpty || Current.Any(sheet => sheet.IsCopiedFromMirror == true);

    private static SeriesSheet Unstated(SeriesPoint figure) => new(
        new SeriesKey(figure.Structure, figure.Measure, figure.Basis, figure.Citizens, figure.Source, figure.Counterpart, new PeriodRange(figure.Period, figure.Period)), Version: 0);

    private SeriesSheet? Recorded(SeriesPoint figure) =>
        _bySeries[(figure.Structure, figure.Measure, figure.Basis, figure.Source)]
            .Where(sheet => sheet.Series.Covers(figure))
            .OrderByDescending(sheet => sheet.Series.Counterpart.Length > 0)
            .ThenByDescending(sheet => sheet.Series.Citizens.Length > 0)
            .ThenByDescending(sheet => sheet.Seq)
            .FirstOrDefault();

    /// <summary>The sheets that hold for figures of one side of a mirror pair with a partner, whatever their source and period.</summary>
    public IEnumerable<SeriesSheet> Of(MirrorSide side, CountryCode counterpart) => Current.Where(sheet =>
        (sheet.Series with { Periods = default }).Covers(SeriesPoint.Of(side, default, counterpart) with { Source = sheet.Series.Source }));

    /// <summary>
    /// The source the office designates as its reference for a figure, or null: of the sheets that say so, as in <see cref="Find"/>.
    /// </summary>
    /// <param name="figure">The figure; its source does not matter.</param>
    public string? ReferenceSource(SeriesPoint figure) =>
        Current
            .Where(sheet => sheet.IsReferenceSource && sheet.Series.Covers(figure with { Source = sheet.Series.Source }))
            .OrderByDescending(sheet => sheet.Series.Counterpart.Length > 0)
            .ThenByDescending(sheet => sheet.Series.Citizens.Length > 0)
            .ThenByDescending(sheet => sheet.Seq)
            .FirstOrDefault()?.Series.Source;
}
