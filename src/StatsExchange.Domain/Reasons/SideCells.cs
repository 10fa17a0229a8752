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
    private readonly Dictionary<string, SeriesSheet?> _bySource = new(StringComparer.Ordinal);
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
        var (threshold, isFromSheet) = ThresholdOf(rows, sheet);
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

    /// <summary>The series sheet that holds for a figure; null where there is none, or where its rows have several.</summary>
    /// <param name="rows">The rows the figure rests on.</param>
    public SeriesSheet? SheetOf(ImmutableArray<int> rows)
    {
        var sheet = rows.IsEmpty ? null : SheetAt(rows[0]);
        return rows.All(row => SheetAt(row) == sheet) ? sheet : null;
    }

    /// <summary>The codes the cells of the corridor have in a dimension; none where there are no cells or no such dimension.</summary>
    public ImmutableSortedSet<string> CodesInUse(string dimension)
    {
        if (!_codesInUse.TryGetValue(dimension, out var codes))
        {
            var position = _slice.Structure.SlicePositionOf(dimension);
            codes = position < 0
                ? []
                : [.. Enumerable.Range(0, _slice.Count).Where(IsOfCorridor).Select(row => _slice.Columns[position].Indices[row]).Distinct().Select(index => _slice.Columns[position].Codes[index])];
            _codesInUse.Add(dimension, codes);
        }

        return codes;
    }

    private bool IsOfCorridor(int row) =>
        CodeAt(row, _partner) == _counterpart && _side.Filter.All(filter => CodeAt(row, _slice.Structure.SlicePositionOf(filter.Key)) == filter.Value);

    // What was counted under several thresholds was counted under none that could be converted.
    private (StayThreshold Threshold, bool IsFromSheet) ThresholdOf(ImmutableArray<int> rows, SeriesSheet? sheet)
    {
        var reported = StayThreshold.OfCode(CodeAt(rows[0], _stay));
        if (rows.Any(row => StayThreshold.OfCode(CodeAt(row, _stay)) != reported))
        {
            return (StayThreshold.Unknown, false);
        }

        return reported.IsKnown || sheet is null
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
            else if ((key[_slice.Structure.SliceDimensions[cell.Position].Id] ?? CodeAt(rows[0], cell.Position)) == StandardCodes.Total)
            {
                found.Add(group, rows.All(row => CodeAt(row, cell.Position) == StandardCodes.Total) ? ValueOf(rows, cell) : null);
            }
        }

        return found.ToImmutable();
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

    private double? ValueOf(ImmutableArray<int> rows, params ReadOnlySpan<(int Position, string Code)> replaced)
    {
        double? sum = 0;
        foreach (var row in rows)
        {
            sum += _atSlice.Value.ValueAt(row, replaced);
        }

        return sum;
    }

    private SeriesSheet? SheetAt(int row)
    {
        // One comparison sees one measure, basis, group of citizens and partner; the sources may differ from row to row.
        var source = CodeAt(row, _source);
        if (!_bySource.TryGetValue(source, out var sheet))
        {
            sheet = _sheets.Find(new SeriesPoint(
                _slice.Structure.Id,
                CodeAt(row, _measure),
                CodeAt(row, _basis),
                CodeAt(row, _citizens),
                source,
                Period.Parse(_slice.Period),
                CodeAt(row, _partner)));
            _bySource.Add(source, sheet);
        }

        return sheet;
    }

    // A dimension the structure does not have says nothing.
    private string CodeAt(int row, int position) => position < 0 ? string.Empty : _slice.Columns[position][row];
}
