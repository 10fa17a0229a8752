// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Globalization;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Corridors;

/// <summary>Decides what one side says about a cell on which several observations fall, by what the pair prefers.</summary>
internal sealed class RivalChoice(Slice slice, ImmutableArray<RivalPreference> preferences, string? referenceSource)
{
    private readonly RowStatus _status = new(slice);

    /// <summary>The row chosen and those left over: one where the choice is clear, otherwise the cell is ambiguous.</summary>
    public (int Row, ImmutableArray<int> Left) Choose(ReadOnlySpan<int> rivals)
    {
        List<int> rows = [.. rivals];
        foreach (var preference in preferences)
        {
            if (rows.Count > 1)
            {
                Prefer(rows, preference);
            }
        }

        return (rows[0], rows.TrueForAll(row => _status.At(row) == MirrorStatus.Missing) ? [rows[0]] : [.. rows]);
    }

    private void Prefer(List<int> rows, RivalPreference preference)
    {
        var column = ColumnOf(preference.Dimension);
        switch (preference.Kind)
        {
            case RivalPreferenceKind.ReferenceSource when column is not null && referenceSource is not null:
                KeepIfAny(rows, row => column[row] == referenceSource);
                break;
            case RivalPreferenceKind.Reported:
                KeepIfAny(rows, row => _status.At(row) != MirrorStatus.Missing);
                break;
            case RivalPreferenceKind.NearestMonths when column is not null:
                var nearest = rows.Min(row => Distance(column[row], preference.Months));
                KeepIfAny(rows, row => Distance(column[row], preference.Months) == nearest);
                break;
        }
    }

    private static void KeepIfAny(List<int> rows, Predicate<int> isPreferred)
    {
        if (rows.Exists(isPreferred))
        {
            rows.RemoveAll(row => !isPreferred(row));
        }
    }

    // A permanent or unknown minimum stay is at no distance that could be compared with months.
    private static int Distance(string code, int months) =>
        int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var own) ? Math.Abs(own - months) : int.MaxValue;

    private CodeColumn? ColumnOf(string dimensionId)
    {
        var position = slice.Structure.SlicePositionOf(dimensionId);
        return position < 0 ? null : slice.Columns[position];
    }
}
