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
    private readonly ImmutableDictionary<string, int> _positions;

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
        _positions = slice.Structure.SliceDimensions.Select((dimension, at) => KeyValuePair.Create(dimension.Id, at)).ToImmutableDictionary();
    }

    /// <summary>The series sheet that holds for a row, or null.</summary>
    public SeriesSheet? SheetAt(int row)
    {
        // One comparison sees one measure, basis, group of citizens and partner; the sources may differ from row to row.
        var source = CodeAt(row, "SOURCE");
        if (!_bySource.TryGetValue(source, out var sheet))
        {
            sheet = _sheets.Find(new SeriesPoint(
                _slice.Structure.Id,
                CodeAt(row, "MEASURE"),
                CodeAt(row, "BASIS"),
                CodeAt(row, "CITIZENS"),
                source,
                Period.Parse(_slice.Period),
                CodeAt(row, "COUNTERPART_AREA")));
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
        var counted = CodeAt(row, "MEASURE");
        var concept = _positions.ContainsKey("FLOW_CONCEPT") ? CodeAt(row, "FLOW_CONCEPT") : null;
        var (threshold, isFromSheet) = ThresholdAt(row, sheet);
        return new SideFacts(_slice.Values[row], sheet)
        {
            Threshold = threshold,
            IsThresholdFromSheet = isFromSheet,
            Conversion = _harmonisation?.ConversionOf(_slice.Structure.Id, counted, concept, threshold),
            CountsEvents = concept == Events || counted == ReturnsInPeriod,
            IsOfAllAges = CodeAt(row, "AGE") == StandardCodes.Total,
            Groups = GroupsAt(row, groups),
            Overlaps = OverlapsAt(row, groups),
            UndercountSide = concept != Events ? null : counted == "EMI" ? UndercountSide.Emigration : UndercountSide.Immigration,
            UnknownShare = UnknownPartnerShare.Of(_margins, _slice, row),
        };
    }

    private (StayThreshold Threshold, bool IsFromSheet) ThresholdAt(int row, SeriesSheet? sheet)
    {
        var reported = StayThreshold.OfCode(CodeAt(row, "MIN_STAY"));
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
    private string CodeAt(int row, string dimension) =>
        _positions.TryGetValue(dimension, out var position) ? _slice.Columns[position][row] : string.Empty;
}
