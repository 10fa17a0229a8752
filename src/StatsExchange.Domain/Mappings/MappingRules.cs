// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Validation;

namespace StatsExchange.Domain.Mappings;

/// <summary>The rules that hold for rows sent with a mapping.</summary>
public static class MappingRules
{
    /// <summary>A column the mapping does not know, or one it reads that is not there.</summary>
    public static Rule MappedColumn { get; } = new(
        "MAPPED_COLUMN", 0, Severity.Error, "Column a mapping does not fit",
        "With a mapping, every column of the table is named there once, and every column it reads is in the table.") { IsFixed = true };

    /// <summary>A header among the rows.</summary>
    public static Rule HeaderAgain { get; } = new(
        "HEADER_AGAIN", 0, Severity.Error, "Header among the rows", "A table has one header: no row repeats the names of its columns.") { IsFixed = true };

    /// <summary>What a mapping leaves out.</summary>
    public static Rule LeftOut { get; } = new(
        "LEFT_OUT_BY_MAPPING", 0, Severity.Information, "Left out by a mapping",
        "Rows and cells that a mapping leaves out are counted and reported, rule by rule.");

    /// <summary>Rows that were added up.</summary>
    public static Rule Summed { get; } = new(
        "SUMMED_BY_MAPPING", 0, Severity.Information, "Added up by a mapping",
        "Figures of several classes of a table that a mapping gives one code are added up where it says sum_rows, counted and reported.");

    /// <summary>Empty cells that stand for the default.</summary>
    public static Rule Blank { get; } = new(
        "BLANK_IN_MAPPED_COLUMN", 0, Severity.Warning, "Empty cells that stand for the total",
        "An empty cell of a column that gives a code is meant: when_empty says for what it stands. Merged cells of a spreadsheet are empty but in their first row.");

    /// <summary>All of them.</summary>
    public static ImmutableArray<Rule> All { get; } = [MappedColumn, HeaderAgain, LeftOut, Summed, Blank];
}
