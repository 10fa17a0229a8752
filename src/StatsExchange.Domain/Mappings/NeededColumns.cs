// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Mappings;

/// <summary>
/// The columns without which a mapping makes no observation of any row. What a table lacks all its rows lack: it is told once, by column, and not
/// row by row as what has no code.
/// </summary>
internal sealed class NeededColumns
{
    private readonly List<string[]> _awaited;
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);

    public NeededColumns(OfficeMapping mapping)
    {
        _awaited = [.. mapping.Structure.Dimensions
            .Where(dimension => dimension.IsRequired && !IsGiven(mapping, dimension.Id))
            .Select(dimension => mapping.Columns.Where(column => column.Target == dimension.Id && column.WhenEmpty.Length == 0).Select(column => column.Column).ToArray())
            .Where(columns => columns.Length > 0)];
        if (mapping.Values.Length > 0 && !mapping.YearsAsColumns)
        {
            _awaited.Add([.. mapping.Values.Select(value => value.Column)]);
        }
    }

    /// <summary>The columns the rows up to now lack that were not told of before.</summary>
    /// <param name="plans">What columns there were.</param>
    /// <param name="isLacking">Whether any is lacking, told of or not.</param>
    public ImmutableArray<string> Lacking(ColumnPlans plans, out bool isLacking)
    {
        isLacking = false;
        if (_awaited.Count == 0)
        {
            return [];
        }

        _awaited.RemoveAll(columns => columns.Any(plans.Has));
        isLacking = _awaited.Count > 0;
        return [.. _awaited.SelectMany(columns => columns).Where(_told.Add)];
    }

    /// <summary>Whether a column was told of.</summary>
    public bool WasTold(string column) => _told.Contains(column);

    private static bool IsGiven(OfficeMapping mapping, string dimension) =>
        mapping.Constants.ContainsKey(dimension)
        || (dimension == "TIME_PERIOD" && mapping.YearsAsColumns)
        || mapping.Values.Any(value => value.Codes.ContainsKey(dimension));
}
