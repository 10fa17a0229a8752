// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Sheets;

namespace StatsExchange.Grains.Snapshots;

/// <summary>Says of the rows of a slice whether their source is the one the office designates for their series.</summary>
internal sealed class ReferenceSources
{
    private static readonly string[] SeriesDimensions = ["MEASURE", "BASIS", "CITIZENS", "COUNTERPART_AREA"];

    private readonly string _structure;
    private readonly Period _period;
    private readonly SheetBook _sheets;
    private readonly CodeColumn? _source;
    private readonly CodeColumn?[] _series;
    private readonly Dictionary<(int, int, int, int), string?> _known = [];

    public ReferenceSources(Slice slice, SheetBook sheets)
    {
        _structure = slice.Structure.Id;
        _period = Period.Parse(slice.Period);
        _sheets = sheets;
        _source = sheets.Current.Any(sheet => sheet.IsReferenceSource) ? Column(slice, "SOURCE") : null;
        _series = [.. SeriesDimensions.Select(id => Column(slice, id))];
    }

    public bool IsReference(int row) => _source is not null && _source[row] == ReferenceOf(row);

    private string? ReferenceOf(int row)
    {
        var series = (IndexAt(0, row), IndexAt(1, row), IndexAt(2, row), IndexAt(3, row));
        if (!_known.TryGetValue(series, out var source))
        {
            source = _sheets.ReferenceSource(new SeriesPoint(_structure, CodeAt(0, row), CodeAt(1, row), CodeAt(2, row), "", _period, CodeAt(3, row)));
            _known.Add(series, source);
        }

        return source;
    }

    private int IndexAt(int dimension, int row) => _series[dimension]?.Indices[row] ?? -1;

    private string CodeAt(int dimension, int row) => _series[dimension]?[row] ?? "";

    private static CodeColumn? Column(Slice slice, string dimension)
    {
        var position = slice.Structure.SlicePositionOf(dimension);
        return position < 0 ? null : slice.Columns[position];
    }
}
