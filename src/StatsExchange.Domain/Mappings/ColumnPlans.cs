// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Mappings;

/// <summary>Knows what a mapping does with each column, by the name as sent.</summary>
internal sealed class ColumnPlans
{
    /// <summary>More names than this, or longer ones, are looked up again each time: a sender can invent any number of them.</summary>
    private const int MostRemembered = 10_000;

    private const int LongestRemembered = 256;

    private readonly OfficeMapping _mapping;
    private readonly ILookup<string, int> _readers;
    private readonly ILookup<string, int> _rules;
    private readonly Dictionary<string, ValueColumn> _values = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ignored;
    private readonly Dictionary<string, ColumnPlan> _plans = new(StringComparer.Ordinal);
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    public ColumnPlans(OfficeMapping mapping)
    {
        _mapping = mapping;
        _readers = Places(mapping.Columns.Select(column => column.Column));
        _rules = Places(mapping.LeaveOut.Concat(mapping.TakeOnly).Select(rule => rule.Column));
        _ignored = mapping.Ignored.Select(TableText.Fold).ToHashSet(StringComparer.Ordinal);
        foreach (var value in mapping.Values)
        {
            _values.TryAdd(TableText.Fold(value.Column), value);
        }
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
        if (_plans.Count < MostRemembered && name.Length <= LongestRemembered)
        {
            _plans.Add(name, plan);
            _seen.Add(plan.Folded);
        }

        return plan;
    }

    /// <summary>Whether a row so far had the column.</summary>
    public bool Has(string column) => _seen.Contains(TableText.Fold(column));

    /// <summary>The columns the mapping reads that were in no row.</summary>
    public IEnumerable<string> Missing() => _mapping.Columns.Select(column => column.Column)
        .Concat(_mapping.Values.Select(value => value.Column))
        .Concat(_mapping.LeaveOut.Concat(_mapping.TakeOnly).Select(rule => rule.Column))
        .DistinctBy(TableText.Fold)
        .Where(column => !Has(column));

    /// <summary>The names a column may have, folded.</summary>
    public IEnumerable<string> Names() => _readers.Select(group => group.Key).Concat(_values.Keys).Concat(_ignored).Distinct();

    private static ILookup<string, int> Places(IEnumerable<string> names) =>
        names.Select((name, i) => (Name: TableText.Fold(name), Place: i)).ToLookup(place => place.Name, place => place.Place, StringComparer.Ordinal);

    private ColumnPlan Make(string name)
    {
        var folded = TableText.Fold(name);
        ImmutableArray<int> readers = [.. _readers[folded]];
        ImmutableArray<int> rules = [.. _rules[folded]];
        var value = _values.GetValueOrDefault(folded);
        var isNamed = readers.Length > 0 || rules.Length > 0 || value is not null || _ignored.Contains(folded);
        if (!isNamed && _mapping.YearsAsColumns && name.Length <= LongestRemembered && PeriodReading.Read(folded) is { } period)
        {
            value = new ValueColumn(name, ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal).Add("TIME_PERIOD", period));
            isNamed = true;
        }

        return new ColumnPlan(name, folded, readers, value, rules, isNamed || _mapping.IgnoresOthers || folded.Length == 0);
    }
}
