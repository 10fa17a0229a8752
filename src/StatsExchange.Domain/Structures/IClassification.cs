// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Structures;

/// <summary>
/// How the codes of an additive dimension divide people: which classes lie in which others, and which of them together make the whole.
/// The total, and residuals such as unknown or not applicable, are no classes.
/// </summary>
public interface IClassification
{
    /// <summary>All classes together; null where the list is open, so that nobody can tell whether all are there.</summary>
    ClassRange? Whole { get; }

    /// <summary>The stretch of a code; null where the code is no class, or has no place among the classes.</summary>
    ClassRange? RangeOf(string code);

    /// <summary>A code for a stretch that no office has sent as such; null where the list has none.</summary>
    string? CodeOf(ClassRange range);
}
