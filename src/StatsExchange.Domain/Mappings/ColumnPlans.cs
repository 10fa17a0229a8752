// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Mappings;

/// <summary>Knows what a mapping does with each column, by the name as sent.</summary>
internal sealed class ColumnPlans
{
    private const int MostRemembered = 10_000;

    private readonly OfficeMapping _mapping;
    private readonly ImmutableArray<RowRule> _rules;
    private readonly Dictionary<string, ColumnPlan> _plans = new(StringComparer.Ordinal);
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    public ColumnPlans(OfficeMapping mapping)
    {
        _mapping = mapping;
        _rules = [.. mapping.LeaveOut, .. mapping.TakeOnly];
    }

    /// <summary>The plan of a column.</summary>
    /// <param name="name">Its name as sent.</param>
    /// <param name="isNew">Whether the name was not seen before.</param>
    public ColumnPlan Of(string name, out bool isNew)
    {
        isNew = false;
        if (_plans.TryGetValue(name, out var plan))
        {
            return plan;
        }

        plan = Make(name);
        isNew = true;
        if (_plans.Count < MostRemembered)
        {
            _plans.Add(name, plan);
            _seen.Add(plan.Folded);
        }

        return plan;
    }

    /// <summary>The columns the mapping reads that were in no row.</summary>
    public IEnumerable<string> Missing() => _mapping.Columns.Select(column => column.Column)
        .Concat(_mapping.Values.Select(value => value.Column))
        .Concat(_rules.Select(rule => rule.Column))
        .DistinctBy(TableText.Fold)
        .Where(column => !_seen.Contains(TableText.Fold(column)));

    /// <summary>The names a column may have, folded.</summary>
    public IEnumerable<string> Names() => _mapping.Columns.Select(column => column.Column)
        .Concat(_mapping.Values.Select(value => value.Column))
        .Concat(_mapping.Ignored)
        .Select(TableText.Fold).Distinct();

    private ColumnPlan Make(string name)
    {
        var folded = TableText.Fold(name);
        ImmutableArray<int> readers = [.. Places(_mapping.Columns, column => column.Column, folded)];
        ImmutableArray<int> rules = [.. Places(_rules, rule => rule.Column, folded)];
        var value = _mapping.Values.FirstOrDefault(column => TableText.Fold(column.Column) == folded);
        var isNamed = readers.Length > 0 || rules.Length > 0 || value is not null || _mapping.Ignored.Any(column => TableText.Fold(column) == folded);
        if (!isNamed && _mapping.YearsAsColumns && PeriodReading.Read(folded) is { } period)
        {
            value = new ValueColumn(name, ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal).Add("TIME_PERIOD", period));
            isNamed = true;
        }

        return new ColumnPlan(name, folded, readers, value, rules, isNamed || _mapping.IgnoresOthers || folded.Length == 0);
    }

    private static IEnumerable<int> Places<T>(ImmutableArray<T> items, Func<T, string> nameOf, string folded) =>
        Enumerable.Range(0, items.Length).Where(i => TableText.Fold(nameOf(items[i])) == folded);
}
