// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Globalization;
using StatsExchange.Domain.Corridors;
using StatsExchange.Domain.Harmonisation;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Reconciliation;
using StatsExchange.Domain.Sheets;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Reasons;

/// <summary>The cells of one side in one period, and what they and the series sheets say of how its figures were counted.</summary>
public sealed class SideCells
{
    private const string Events = "EV";
    private const string ReturnsInPeriod = "RFL";

    private readonly Slice _slice;
    private readonly Lazy<CellLookup> _atSlice;
    private readonly Lazy<CellLookup> _atMargins;
    private readonly SheetBook _sheets;
    private readonly StayHarmonisation? _harmonisation;
    private readonly MirrorSide _side;
    private readonly string _counterpart;
    private readonly Dictionary<(string Source, string Citizens), SeriesSheet?> _bySeries = [];
    private readonly Dictionary<string, ImmutableSortedSet<string>> _codesInUse = new(StringComparer.Ordinal);
    private readonly int _measure;
    private readonly int _basis;
    private readonly int _citizens;
    private readonly int _concept;
    private readonly int _stay;
    private readonly int _age;
    private readonly int _source;
    private readonly int _partner;

    /// <summary>Takes what there is to look things up in.</summary>
    /// <param name="slice">The slice that was compared.</param>
    /// <param name="margins">The slice of the same period that holds the cells of <see cref="UnknownPartnerShare.Margins"/>.</param>
    /// <param name="sheets">The series sheets of the reporter.</param>
    /// <param name="harmonisation">The minimum stay wanted; null where none is.</param>
    /// <param name="side">What of the slice takes part in the comparison.</param>
    /// <param name="counterpart">The other country of the corridor (alpha-3).</param>
    public SideCells(Slice slice, Slice margins, SheetBook sheets, StayHarmonisation? harmonisation, MirrorSide side, string counterpart)
    {
        _side = side;
        _counterpart = counterpart;
        _slice = slice;
        _atSlice = new Lazy<CellLookup>(() => new CellLookup(slice, slice));
        _atMargins = new Lazy<CellLookup>(() => new CellLookup(margins, slice));
        _sheets = sheets;
        _harmonisation = harmonisation;
        _measure = slice.Structure.SlicePositionOf("MEASURE");
        _basis = slice.Structure.SlicePositionOf("BASIS");
        _citizens = slice.Structure.SlicePositionOf("CITIZENS");
        _concept = slice.Structure.SlicePositionOf("FLOW_CONCEPT");
        _stay = slice.Structure.SlicePositionOf("MIN_STAY");
        _age = slice.Structure.SlicePositionOf("AGE");
        _source = slice.Structure.SlicePositionOf("SOURCE");
        _partner = slice.Structure.SlicePositionOf("COUNTERPART_AREA");
    }

    /// <summary>What is known of a figure.</summary>
    /// <param name="key">The cell of the figure.</param>
    /// <param name="figure">A figure with a value, and the rows that it rests on.</param>
    /// <param name="groups">The groups to look up: those the figure holds and the other side's does not.</param>
    public SideFacts FactsAt(MatchedKey key, MirrorFigure figure, IReadOnlyList<PopulationGroup> groups)
    {
        var rows = figure.Rows;
        var first = rows[0];
        var sheet = SheetOf(rows);
        var counted = CodeAt(first, _measure);
        var concept = _concept < 0 ? null : CodeAt(first, _concept);
        var (threshold, isFromSheet) = ThresholdOf(rows);
        var unknown = UnknownPartnerShare.Of(_atMargins.Value, rows);
        return new SideFacts(figure.Value!.Value, sheet)
        {
            Threshold = threshold,
            IsThresholdFromSheet = isFromSheet,
            Conversion = _harmonisation?.ConversionOf(_slice.Structure.Id, counted, concept, threshold),
            CountsEvents = concept == Events || counted == ReturnsInPeriod,
            IsOfAllAges = key["AGE"] is null or StandardCodes.Total,
            Groups = GroupsOf(key, rows, groups),
            Overlaps = OverlapsOf(rows, groups),
            UndercountSide = concept != Events ? null : counted == "EMI" ? ReportSide.Emigration : ReportSide.Immigration,
            UnknownShare = unknown.Share,
            ToldUnknownShare = unknown.Told,
        };
    }

    /// <summary>The series sheet that holds for a figure; where its rows have several, what all of them state. Null where a row has none.</summary>
    /// <param name="rows">The rows the figure rests on.</param>
    public SeriesSheet? SheetOf(ImmutableArray<int> rows)
    {
        var common = rows.IsEmpty ? null : SheetAt(rows[0]);
        foreach (var row in rows)
        {
            common = common is null || SheetAt(row) is not { } sheet ? null : CommonStatements.Of(common, sheet);
        }

        return common;
    }

    /// <summary>The codes the cells of the corridor have in a dimension; none where there are no cells or no such dimension.</summary>
    public ImmutableSortedSet<string> CodesInUse(string dimension)
    {
        if (!_codesInUse.TryGetValue(dimension, out var codes))
        {
            var position = _slice.Structure.SlicePositionOf(dimension);
            codes = position < 0
                ? []
                : [.. RowsOfCorridor().Select(row => _slice.Columns[position].Indices[row]).Distinct().Select(index => _slice.Columns[position].Codes[index])];
            _codesInUse.Add(dimension, codes);
        }

        return codes;
    }

    private List<int> RowsOfCorridor()
    {
        List<int> rows = [.. Enumerable.Range(0, _slice.Count).Where(row => CodeAt(row, _partner) == _counterpart)];
        var totals = rows.FindAll(row => _side.Filter.All(filter => CodeAt(row, _slice.Structure.SlicePositionOf(filter.Key)) == filter.Value));

        // Where an office has sent classes only, its totals are added up from them.
        return totals.Count > 0
            ? totals
            : rows.FindAll(row => _side.Filter.All(filter =>
                filter.Value == StandardCodes.Total || CodeAt(row, _slice.Structure.SlicePositionOf(filter.Key)) == filter.Value));
    }

    // What was counted under several thresholds was counted under none that could be converted.
    private (StayThreshold Threshold, bool IsFromSheet) ThresholdOf(ImmutableArray<int> rows)
    {
        var first = ThresholdAt(rows[0]);
        return rows.All(row => ThresholdAt(row).Threshold == first.Threshold)
            ? (first.Threshold, rows.Any(row => ThresholdAt(row).IsFromSheet))
            : (StayThreshold.Unknown, false);
    }

    private (StayThreshold Threshold, bool IsFromSheet) ThresholdAt(int row)
    {
        var reported = StayThreshold.OfCode(CodeAt(row, _stay));
        return reported.IsKnown || SheetAt(row) is not { } sheet
            ? (reported, false)
            : (StayThreshold.OfCode(sheet.IsStayPermanent ? "PERM" : sheet.MinimumStayMonths?.ToString(CultureInfo.InvariantCulture)), true);
    }

    private ImmutableSortedDictionary<PopulationGroup, double?> GroupsOf(MatchedKey key, ImmutableArray<int> rows, IReadOnlyList<PopulationGroup> groups)
    {
        var found = ImmutableSortedDictionary.CreateBuilder<PopulationGroup, double?>();
        foreach (var group in groups)
        {
            if (GroupCells.In(_slice.Structure, group) is not { } cell)
            {
                found.Add(group, null);
            }
            else if (IsTotal(key, rows, cell.Position))
            {
                found.Add(group, ValueOf(rows, cell));
            }
        }

        return found.ToImmutable();
    }

    // What a side holds at the total may have been added up from classes; each row is then of one of them.
    private bool IsTotal(MatchedKey key, ImmutableArray<int> rows, int position)
    {
        var id = _slice.Structure.SliceDimensions[position].Id;
        return (key[id] ?? _side.Filter.GetValueOrDefault(id) ?? CodeAt(rows[0], position)) == StandardCodes.Total;
    }

    private ImmutableArray<(PopulationGroup, PopulationGroup, double)> OverlapsOf(ImmutableArray<int> rows, IReadOnlyList<PopulationGroup> groups)
    {
        var overlaps = ImmutableArray.CreateBuilder<(PopulationGroup, PopulationGroup, double)>();
        for (var i = 0; i < groups.Count; i++)
        {
            for (var j = i + 1; j < groups.Count; j++)
            {
                if (GroupCells.In(_slice.Structure, groups[i]) is { } first
                    && GroupCells.In(_slice.Structure, groups[j]) is { } second
                    && first.Position != second.Position
                    && ValueOf(rows, first, second) is { } both)
                {
                    overlaps.Add((groups[i], groups[j], both));
                }
            }
        }

        return overlaps.ToImmutable();
    }

    // The classes of a sum share the one cell that their group stands in.
    private double? ValueOf(ImmutableArray<int> rows, params ReadOnlySpan<(int Position, string Code)> replaced)
    {
        double? sum = 0;
        var added = new HashSet<int>();
        foreach (var row in rows)
        {
            var found = _atSlice.Value.Find(row, replaced);
            sum += found < 0 ? null : added.Add(found) ? _slice.ValueAt(found) : 0;
        }

        return sum;
    }

    private SeriesSheet? SheetAt(int row)
    {
        // One comparison sees one measure, basis and partner; sources, and citizens that were added up, may differ from row to row.
        var series = (Source: CodeAt(row, _source), Citizens: CodeAt(row, _citizens));
        if (!_bySeries.TryGetValue(series, out var sheet))
        {
            sheet = _sheets.Find(new SeriesPoint(
                _slice.Structure.Id,
                CodeAt(row, _measure),
                CodeAt(row, _basis),
                series.Citizens,
                series.Source,
                Period.Parse(_slice.Period),
                CodeAt(row, _partner)));
            _bySeries.Add(series, sheet);
        }

        return sheet;
    }

    // A dimension the structure does not have says nothing.
    private string CodeAt(int row, int position) => position < 0 ? string.Empty : _slice.Columns[position][row];
}
