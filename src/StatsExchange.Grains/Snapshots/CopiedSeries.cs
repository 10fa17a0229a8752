// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Sheets;

namespace StatsExchange.Grains.Snapshots;

/// <summary>Says of the rows of a slice whether the sheet of their series says that they are copied from the mirror.</summary>
internal sealed class CopiedSeries(Slice slice, SheetBook sheets)
{
    private readonly bool _any = sheets.HasCopies;
    private readonly Dictionary<(string, string, string, string, string), bool> _known = [];

    public bool IsCopied(int row)
    {
        if (!_any)
        {
            return false;
        }

        var (measure, basis, citizens) = (CodeAt("MEASURE", row), CodeAt("BASIS", row), CodeAt("CITIZENS", row));
        var (source, partner) = (CodeAt("SOURCE", row), CodeAt("COUNTERPART_AREA", row));
        if (!_known.TryGetValue((measure, basis, citizens, source, partner), out var isCopied))
        {
            var point = new SeriesPoint(slice.Structure.Id, measure, basis, citizens, source, Period.Parse(slice.Period), partner);
            _known.Add((measure, basis, citizens, source, partner), isCopied = sheets.Find(point)?.IsCopiedFromMirror == true);
        }

        return isCopied;
    }

    private string CodeAt(string dimension, int row) =>
        slice.Structure.SlicePositionOf(dimension) is var position and >= 0 ? slice.Columns[position][row] : "";
}
