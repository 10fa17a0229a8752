// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf.Collections;
using StatsExchange.Domain.Observations;
using StatsExchange.V1;

namespace StatsExchange.Grains.Vintages;

/// <summary>A cell that differs between two vintages.</summary>
/// <param name="Before">The block it stands in before, or null where it is not there.</param>
/// <param name="BeforeRow">Its row in <paramref name="Before"/>.</param>
/// <param name="After">The block it stands in after, or null where it is not there.</param>
/// <param name="AfterRow">Its row in <paramref name="After"/>.</param>
/// <param name="Next">Where the comparison goes on.</param>
internal readonly record struct ChangedCell(Slice? Before, int BeforeRow, Slice? After, int AfterRow, ComparisonPlace Next)
{
    public ChangeKind Kind => Before is null ? ChangeKind.Added : After is null ? ChangeKind.Removed : ChangeKind.Revised;

    public CellChange ToMessage()
    {
        var (slice, row) = Before is null ? (After!, AfterRow) : (Before, BeforeRow);
        var change = new CellChange { Kind = Kind, TimePeriod = slice.Period };
        for (var i = 0; i < slice.Columns.Length; i++)
        {
            change.Dimensions.Add(slice.Structure.SliceDimensions[i].Id, slice.Columns[i][row]);
        }

        if (Before?.ValueAt(BeforeRow) is { } before)
        {
            change.BeforeValue = before;
        }

        if (After?.ValueAt(AfterRow) is { } after)
        {
            change.AfterValue = after;
        }

        AddAttributes(change.BeforeAttributes, Before, BeforeRow);
        AddAttributes(change.AfterAttributes, After, AfterRow);
        return change;
    }

    private static void AddAttributes(MapField<string, string> told, Slice? slice, int row)
    {
        foreach (var column in slice?.Attributes ?? [])
        {
            if (column[row] is { } text)
            {
                told.Add(column.Id, text);
            }
        }
    }
}
