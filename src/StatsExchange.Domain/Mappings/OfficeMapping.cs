// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Mappings;

/// <summary>How the tables of an office, with its own columns, names and numbers, become observations. See <see cref="Checks.MappingChecks"/> for what is sound.</summary>
public sealed record OfficeMapping
{
    /// <summary>The structure of the observations.</summary>
    public required Structure Structure { get; init; }

    /// <summary>What columns say about key and attributes.</summary>
    public ImmutableArray<MappedColumn> Columns { get; init; } = [];

    /// <summary>The columns that hold figures.</summary>
    public ImmutableArray<ValueColumn> Values { get; init; } = [];

    /// <summary>Whether every other column whose name is a period holds figures of that period.</summary>
    public bool YearsAsColumns { get; init; }

    /// <summary>Code or text by dimension or attribute id, for all observations.</summary>
    public ImmutableSortedDictionary<string, string> Constants { get; init; } = ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>How numbers are written.</summary>
    public NumberForm Numbers { get; init; } = NumberForm.Plain;

    /// <summary>What cells of figures without a number mean. An empty one means missing where it is not listed.</summary>
    public ImmutableArray<EmptyCell> EmptyCells { get; init; } = [];

    /// <summary>Marks behind numbers.</summary>
    public ImmutableArray<ValueMark> Marks { get; init; } = [];

    /// <summary>Rows that are no observations.</summary>
    public ImmutableArray<RowRule> LeaveOut { get; init; } = [];

    /// <summary>Where given, only rows that meet all of these are taken.</summary>
    public ImmutableArray<RowRule> TakeOnly { get; init; } = [];

    /// <summary>Columns that are not used.</summary>
    public ImmutableArray<string> Ignored { get; init; } = [];

    /// <summary>Whether figures that fall on one key because classes of the table share a code are added up.</summary>
    public bool SumsRows { get; init; }

    /// <summary>Whether columns that are named nowhere are not used either.</summary>
    public bool IgnoresOthers { get; init; }
}
