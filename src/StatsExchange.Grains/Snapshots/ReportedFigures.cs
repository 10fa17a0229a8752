// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Sheets;
using StatsExchange.Domain.Structures;
using StatsExchange.Grains.Countries;

namespace StatsExchange.Grains.Snapshots;

/// <summary>Turns one office's slice into rows of CONSOLIDATED: who reported becomes an end of the corridor, MEASURE says which.</summary>
internal sealed class ReportedFigures
{
    private const int TargetMonths = 12;
    private static readonly string[] Kept = ["OBS_STATUS", "CONF_STATUS"];

    private readonly ReadableSlice _readable;
    private readonly ConsolidatedTable _table;
    private readonly SnapshotScope _scope;
    private readonly HashSet<int> _withheld;
    private readonly CodeColumn _measures;
    private readonly CodeColumn? _bases;
    private readonly CodeColumn? _concepts;
    private readonly CodeColumn? _stays;
    private readonly ReferenceSources _sources;
    private readonly CopiedSeries _copied;
    private readonly AttributeColumn[] _attributes;

    public ReportedFigures(ReadableSlice readable, SheetBook sheets, ConsolidatedTable table, SnapshotScope scope)
    {
        _readable = readable;
        _table = table;
        _scope = scope;
        _withheld = [.. readable.Withheld];
        _measures = Column("MEASURE")!;
        _bases = Column("BASIS");
        _concepts = Column("FLOW_CONCEPT");
        _stays = Column("MIN_STAY");
        _sources = new ReferenceSources(Slice, sheets);
        _copied = new CopiedSeries(Slice, sheets);
        _attributes = [.. Slice.Attributes.Where(attribute => Kept.Contains(attribute.Id))];
    }

    private Slice Slice => _readable.Slice;

    /// <summary>Adds the rows; those that CONSOLIDATED has no place for are counted.</summary>
    public void AddTo(SetAsideCount setAside)
    {
        var asOrigin = new Translation(this, isOrigin: true);
        var asDestination = new Translation(this, isOrigin: false);
        for (var row = 0; row < Slice.Count; row++)
        {
            if (ReasonAgainst(row) is { } reason)
            {
                setAside.Add(Slice.Owner, reason);
                continue;
            }

            (_measures[row] == "EMI" ? asOrigin : asDestination).Add(row);
        }
    }

    private string? ReasonAgainst(int row) =>
        !_scope.Includes(_measures[row], _bases?[row] ?? "") ? "NOT_IN_ROUND"
        : _measures[row] == "RST" ? "RETURNED_RESIDENTS"
        : _concepts is not null && _concepts[row] != "EV" ? "TRANSITION"
        : null;

    private ConsolidatedFigure FigureAt(int row, bool isOrigin)
    {
        var isWithheld = _withheld.Contains(row);
        var attributes = new List<KeyValuePair<string, string>>(2);
        foreach (var column in _attributes)
        {
            if (column[row] is { } text)
            {
                attributes.Add(KeyValuePair.Create(column.Id, text));
            }
        }

        // Whether a withheld cell was revised is withheld with it.
        if (!isWithheld)
        {
            attributes.Add(KeyValuePair.Create(isOrigin ? "VINTAGE_O" : "VINTAGE_D", _readable.SetAt[row].ToString(CultureInfo.InvariantCulture)));
        }

        return new ConsolidatedFigure(Slice.Owner, Slice.Values[row], isWithheld, _sources.IsReference(row), StayDistance(row), [.. attributes])
        {
            IsCopied = _copied.IsCopied(row),
        };
    }

    // As in the comparison: a permanent or unknown minimum stay is at no distance that could be compared with months.
    private int StayDistance(int row) =>
        int.TryParse(_stays?[row], NumberStyles.None, CultureInfo.InvariantCulture, out var months) ? Math.Abs(months - TargetMonths) : int.MaxValue;

    private CodeColumn? Column(string dimension)
    {
        var position = Slice.Structure.SlicePositionOf(dimension);
        return position < 0 ? null : Slice.Columns[position];
    }

    /// <summary>How codes of the slice become codes of CONSOLIDATED, for one end of the corridor.</summary>
    private sealed class Translation
    {
        private readonly ReportedFigures _figures;
        private readonly bool _isOrigin;
        private readonly PairFinder _pairs;
        private readonly int[] _key;
        private readonly List<(int Position, CodeColumn Column, int[] Numbers)> _varying = [];

        public Translation(ReportedFigures figures, bool isOrigin)
        {
            _figures = figures;
            _isOrigin = isOrigin;
            _pairs = new PairFinder(figures.Slice, isOrigin);
            _key = new int[ConsolidatedKeys.Dimensions.Length];
            for (var i = 0; i < _key.Length; i++)
            {
                Translate(i);
            }
        }

        public void Add(int row)
        {
            foreach (var (position, column, numbers) in _varying)
            {
                _key[position] = numbers[column.Indices[row]];
            }

            _key[ConsolidatedKeys.Pair] = _figures._table.NumberOf(ConsolidatedKeys.Pair, _pairs.PairOf(row));
            _figures._table.Add(_key, _figures.FigureAt(row, _isOrigin));
        }

        private void Translate(int position)
        {
            var own = _isOrigin ? ConsolidatedKeys.Origin : ConsolidatedKeys.Destination;
            var partner = _isOrigin ? ConsolidatedKeys.Destination : ConsolidatedKeys.Origin;
            if (position == own)
            {
                Fix(position, _figures.Slice.Owner);
            }
            else if (position == ConsolidatedKeys.Figure)
            {
                Fix(position, _isOrigin ? ConsolidatedKeys.OriginFigure : ConsolidatedKeys.DestinationFigure);
            }
            else if (_figures.Column(position == partner ? "COUNTERPART_AREA" : ConsolidatedKeys.Dimensions[position].Id) is { } column)
            {
                _varying.Add((position, column, [.. column.Codes.Select(code => _figures._table.NumberOf(position, code))]));
            }
            else
            {
                Fix(position, StandardCodes.NotApplicable);
            }
        }

        private void Fix(int position, string code) => _key[position] = _figures._table.NumberOf(position, code);
    }
}
