// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Globalization;
using StatsExchange.Domain.Harmonisation;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Sheets;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Reasons;

/// <summary>The cells of one side in one period, and what they and the series sheets say of how its figures were counted.</summary>
public sealed class SideCells
{
    private const string Events = "EV";
    private const string ReturnsInPeriod = "RFL";

    private readonly Slice _slice;
    private readonly Slice _margins;
    private readonly SheetBook _sheets;
    private readonly StayHarmonisation? _harmonisation;
    private readonly Dictionary<string, SeriesSheet?> _bySource = new(StringComparer.Ordinal);
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
    public SideCells(Slice slice, Slice margins, SheetBook sheets, StayHarmonisation? harmonisation)
    {
        _slice = slice;
        _margins = margins;
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

    /// <summary>The series sheet that holds for a row, or null.</summary>
    public SeriesSheet? SheetAt(int row)
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

    /// <summary>What is known of the figure of a row.</summary>
    /// <param name="row">A row with a value.</param>
    /// <param name="groups">The groups to look up: those the figure holds and the other side's does not.</param>
    public SideFacts FactsAt(int row, IReadOnlyList<PopulationGroup> groups)
    {
        var sheet = SheetAt(row);
        var counted = CodeAt(row, _measure);
        var concept = _concept < 0 ? null : CodeAt(row, _concept);
        var (threshold, isFromSheet) = ThresholdAt(row, sheet);
        return new SideFacts(_slice.Values[row], sheet)
        {
            Threshold = threshold,
            IsThresholdFromSheet = isFromSheet,
            Conversion = _harmonisation?.ConversionOf(_slice.Structure.Id, counted, concept, threshold),
            CountsEvents = concept == Events || counted == ReturnsInPeriod,
            IsOfAllAges = CodeAt(row, _age) == StandardCodes.Total,
            Groups = GroupsAt(row, groups),
            Overlaps = OverlapsAt(row, groups),
            UndercountSide = concept != Events ? null : counted == "EMI" ? UndercountSide.Emigration : UndercountSide.Immigration,
            UnknownShare = UnknownPartnerShare.Of(_margins, _slice, row),
        };
    }

    private (StayThreshold Threshold, bool IsFromSheet) ThresholdAt(int row, SeriesSheet? sheet)
    {
        var reported = StayThreshold.OfCode(CodeAt(row, _stay));
        return reported.IsKnown || sheet is null
            ? (reported, false)
            : (StayThreshold.OfCode(sheet.IsStayPermanent ? "PERM" : sheet.MinimumStayMonths?.ToString(CultureInfo.InvariantCulture)), true);
    }

    private ImmutableSortedDictionary<PopulationGroup, double?> GroupsAt(int row, IReadOnlyList<PopulationGroup> groups)
    {
        var found = ImmutableSortedDictionary.CreateBuilder<PopulationGroup, double?>();
        foreach (var group in groups)
        {
            if (GroupCells.In(_slice.Structure, group) is not { } cell)
            {
                found.Add(group, null);
            }
            else if (_slice.Columns[cell.Position][row] == StandardCodes.Total)
            {
                found.Add(group, ValueAt(row, cell));
            }
        }

        return found.ToImmutable();
    }

    private ImmutableArray<(PopulationGroup, PopulationGroup, double)> OverlapsAt(int row, IReadOnlyList<PopulationGroup> groups)
    {
        var overlaps = ImmutableArray.CreateBuilder<(PopulationGroup, PopulationGroup, double)>();
        for (var i = 0; i < groups.Count; i++)
        {
            for (var j = i + 1; j < groups.Count; j++)
            {
                if (GroupCells.In(_slice.Structure, groups[i]) is { } first
                    && GroupCells.In(_slice.Structure, groups[j]) is { } second
                    && first.Position != second.Position
                    && ValueAt(row, first, second) is { } both)
                {
                    overlaps.Add((groups[i], groups[j], both));
                }
            }
        }

        return overlaps.ToImmutable();
    }

    private double? ValueAt(int row, params ReadOnlySpan<(int Position, string Code)> replaced)
    {
        var found = CellLookup.Find(_slice, _slice, row, replaced);
        return found < 0 ? null : _slice.ValueAt(found);
    }

    // A dimension the structure does not have says nothing.
    private string CodeAt(int row, int position) => position < 0 ? string.Empty : _slice.Columns[position][row];
}
