// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Structures;

/// <summary>A classification whose classes are listed: a tree, where each class with others under it is all of them together.</summary>
internal sealed class ListedClassification : IClassification
{
    private readonly Dictionary<string, ClassRange> _ranges = new(StringComparer.Ordinal);

    /// <summary>Takes the classes.</summary>
    /// <param name="classes">Ids in the order of the list.</param>
    /// <param name="parentOf">The class that a class lies in, or null.</param>
    public ListedClassification(IEnumerable<string> classes, Func<string, string?> parentOf)
    {
        var children = classes.ToLookup(id => parentOf(id) ?? string.Empty, StringComparer.Ordinal);
        Whole = new ClassRange(0, Number(string.Empty, 0, children));
    }

    public ClassRange? Whole { get; }

    public ClassRange? RangeOf(string code) => _ranges.TryGetValue(code, out var range) ? range : null;

    public string? CodeOf(ClassRange range) => null;

    private int Number(string parent, int start, ILookup<string, string> children)
    {
        var next = start;
        foreach (var child in children[parent])
        {
            var end = Number(child, next, children);
            _ranges.Add(child, new ClassRange(next, end));
            next = end;
        }

        return next == start && parent.Length > 0 ? start + 1 : next;
    }
}
