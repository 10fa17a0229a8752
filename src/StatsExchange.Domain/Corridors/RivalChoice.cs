// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using StatsExchange.Domain.Observations;

namespace StatsExchange.Domain.Corridors;

/// <summary>
/// Decides what one side says about a cell. Where several observations fall on it: the reference source if the office designates one; then
/// observations with a value, or one that is withheld, before missing ones; then the minimum stay nearest to 12 months. If more than one is
/// left, the cell is ambiguous.
/// </summary>
internal sealed class RivalChoice(Slice slice, string? referenceSource)
{
    private const int TargetMonths = 12;

    private readonly CodeColumn? _sources = ColumnOf(slice, "SOURCE");
    private readonly CodeColumn? _stays = ColumnOf(slice, "MIN_STAY");
    private readonly AttributeColumn? _observationStatus = slice.Attributes.FirstOrDefault(a => a.Id == "OBS_STATUS");
    private readonly AttributeColumn? _confidentiality = slice.Attributes.FirstOrDefault(a => a.Id == "CONF_STATUS");

    public MirrorFigure FigureOf(ReadOnlySpan<int> rows) => rows.Length switch
    {
        0 => MirrorFigure.Missing,
        1 => FigureAt(rows[0]),
        _ => Choose([.. rows]),
    };

    private MirrorFigure Choose(List<int> rows)
    {
        if (referenceSource is not null && _sources is not null && rows.Exists(r => _sources[r] == referenceSource))
        {
            rows.RemoveAll(r => _sources[r] != referenceSource);
        }

        if (rows.Exists(r => FigureAt(r).Status != MirrorStatus.Missing))
        {
            rows.RemoveAll(r => FigureAt(r).Status == MirrorStatus.Missing);
        }

        if (rows.Count > 1 && _stays is not null)
        {
            var nearest = rows.Min(Distance);
            rows.RemoveAll(r => Distance(r) != nearest);
        }

        return rows.Count == 1 || rows.TrueForAll(r => FigureAt(r).Status == MirrorStatus.Missing)
            ? FigureAt(rows[0])
            : MirrorFigure.Ambiguous(rows.Count);
    }

    private MirrorFigure FigureAt(int row)
    {
        if (slice.ValueAt(row) is { } value)
        {
            return MirrorFigure.Of(value, row);
        }

        var isSuppressed = _observationStatus?[row]?.Contains('Q', StringComparison.Ordinal) == true
            || _confidentiality?[row] is not (null or "F");
        return isSuppressed ? MirrorFigure.Suppressed : MirrorFigure.Missing;
    }

    // A permanent or unknown minimum stay is at no distance that could be compared with months.
    private int Distance(int row) =>
        int.TryParse(_stays![row], NumberStyles.None, CultureInfo.InvariantCulture, out var months)
            ? Math.Abs(months - TargetMonths)
            : int.MaxValue;

    private static CodeColumn? ColumnOf(Slice slice, string dimensionId)
    {
        var position = slice.Structure.SlicePositionOf(dimensionId);
        return position < 0 ? null : slice.Columns[position];
    }
}
