// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Corridors;

/// <summary>
/// The cells of a corridor that an office counts under another category, or together with one (OBS_STATUS K and W). They pair with nothing,
/// but the office did report: they are not missing.
/// </summary>
public sealed class IncludedFigures
{
    private readonly SortedDictionary<string, MatchedKey> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MirrorStatus> _origin;
    private readonly Dictionary<string, MirrorStatus> _destination;

    private IncludedFigures(MirrorPair pair, Corridor corridor, Slice? originSlice, Slice? destinationSlice, MirrorOptions options)
    {
        var codes = new MatchedCodes(pair, originSlice, destinationSlice);
        _origin = Read(originSlice, pair.Origin, codes, corridor.Destination.Value, options);
        _destination = Read(destinationSlice, pair.Destination, codes, corridor.Origin.Value, options);
    }

    /// <summary>Reads them out of the two slices of one period.</summary>
    /// <param name="pair">What each side reports and what must match.</param>
    /// <param name="corridor">The ordered pair of countries of the move.</param>
    /// <param name="originSlice">The origin's slice; null where it has sent none.</param>
    /// <param name="destinationSlice">The destination's slice; null where it has sent none.</param>
    /// <param name="options">What the comparison is narrowed to.</param>
    public static IncludedFigures Of(MirrorPair pair, Corridor corridor, Slice? originSlice, Slice? destinationSlice, MirrorOptions options) =>
        new(pair, corridor, originSlice, destinationSlice, options);

    /// <summary>The cell with a side that is counted elsewhere told as such, and not as missing.</summary>
    public MirrorCell Mark(MirrorCell cell)
    {
        if (_keys.Count == 0 || cell.Missing == MirrorMissing.None)
        {
            return cell;
        }

        var key = cell.Key.ToString();
        return cell with { Origin = Mark(cell.Origin, _origin, key), Destination = Mark(cell.Destination, _destination, key) };
    }

    /// <summary>Cells that neither side has a figure for, and at least one counts elsewhere.</summary>
    /// <param name="period">The period of the slices.</param>
    /// <param name="cells">The cells of the comparison.</param>
    public IEnumerable<MirrorCell> Others(string period, IReadOnlyCollection<MirrorCell> cells)
    {
        if (_keys.Count == 0)
        {
            return [];
        }

        var compared = cells.Select(cell => cell.Key.ToString()).ToHashSet(StringComparer.Ordinal);
        return _keys
            .Where(entry => !compared.Contains(entry.Key))
            .Select(entry => Mark(new MirrorCell(period, entry.Value, MirrorFigure.Missing, MirrorFigure.Missing)));
    }

    private static MirrorFigure Mark(MirrorFigure figure, Dictionary<string, MirrorStatus> included, string key) =>
        figure.Status == MirrorStatus.Missing && included.TryGetValue(key, out var status) ? figure with { Status = status } : figure;

    private Dictionary<string, MirrorStatus> Read(Slice? slice, MirrorSide side, MatchedCodes codes, string counterpart, MirrorOptions options)
    {
        Dictionary<string, MirrorStatus> found = new(StringComparer.Ordinal);
        var status = slice?.Attributes.FirstOrDefault(a => a.Id == RowSelection.ObservationStatus);
        if (slice is null || status is null)
        {
            return found;
        }

        var rows = RowSelection.Included(slice, side, counterpart, options.Filter);
        var projection = new Projection(slice, side, codes, rows);
        for (var i = 0; i < rows.Count; i++)
        {
            var key = new MatchedKey(projection, rows[i]);
            _keys[key.ToString()] = key;
            found[key.ToString()] = status[rows[i]]!.Contains('K', StringComparison.Ordinal) ? MirrorStatus.IncludedElsewhere : MirrorStatus.IncludesAnother;
        }

        return found;
    }
}
