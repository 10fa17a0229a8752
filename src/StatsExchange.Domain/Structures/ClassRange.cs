// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Structures;

/// <summary>A class as a stretch of the finest classes of its classification, in their order: ages by single years, occupations by unit groups.</summary>
/// <param name="Start">The first of the finest classes, counted from 0.</param>
/// <param name="End">The one after the last.</param>
public readonly record struct ClassRange(int Start, int End)
{
    /// <summary>Whether everybody of another class is in this one.</summary>
    public bool Contains(ClassRange other) => Start <= other.Start && other.End <= End;

    /// <summary>Whether somebody is in both.</summary>
    public bool Overlaps(ClassRange other) => Start < other.End && other.Start < End;
}
