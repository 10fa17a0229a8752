// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Alignment;

/// <summary>The codes of a matched dimension that take part in an alignment, numbered in ordinal order, with what they hold of people.</summary>
internal sealed class ClassTable
{
    public ClassTable(IClassification? classification, IEnumerable<string> codes)
    {
        Codes = [.. codes.Order(StringComparer.Ordinal)];
        Whole = classification?.Whole;
        Total = Codes.BinarySearch(StandardCodes.Total, StringComparer.Ordinal);
        IsClass = [.. Codes.Select(code => classification?.RangeOf(code) is not null)];
        Ranges = [.. Codes.Select(code => classification?.RangeOf(code) ?? default)];
        Residuals = [.. Enumerable.Range(0, Codes.Length).Where(rank => StandardCodes.IsResidual(Codes[rank]))];
        ByStart = [.. Enumerable.Range(0, Codes.Length).Where(rank => IsClass[rank]).OrderBy(rank => Ranges[rank].Start).ThenByDescending(rank => Ranges[rank].End)];
        Sums = new ClassSums(Ranges);
    }

    public ImmutableArray<string> Codes { get; }

    /// <summary>All classes together; null where the list is open or has no classes.</summary>
    public ClassRange? Whole { get; }

    /// <summary>The number of the total; below 0 where nobody has sent it.</summary>
    public int Total { get; }

    /// <summary>Per code whether it has a place among the classes.</summary>
    public bool[] IsClass { get; }

    /// <summary>Per code its stretch; empty where it is no class.</summary>
    public ClassRange[] Ranges { get; }

    /// <summary>The codes that stand for people who are in no class.</summary>
    public int[] Residuals { get; }

    /// <summary>The classes by where they start.</summary>
    public int[] ByStart { get; }

    public ClassSums Sums { get; }

    public int RankOf(string code) => Codes.BinarySearch(code, StringComparer.Ordinal);

    /// <summary>What would have to be formed for a code that was not sent: its own stretch, or the whole for the total.</summary>
    public ClassRange? Formed(int rank) => rank == Total ? Whole : IsClass[rank] ? Ranges[rank] : null;

    /// <summary>The classes that could be parts of a code, by where they start.</summary>
    public IEnumerable<int> PartsOf(int rank) =>
        Formed(rank) is { } whole ? ByStart.Where(part => part != rank && whole.Contains(Ranges[part])) : [];
}
