// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Validation.Sums;

/// <summary>
/// Which codes of a list are parts of which: in ISCO and ISIC a code is part of the code it goes on from by digits (OC11 of OC1, A01 of A), the
/// labour force is the employed and the unemployed, and what is part of no other is part of the total.
/// </summary>
internal sealed class ClassTree
{
    private static readonly ConditionalWeakTable<ICodeList, ClassTree> Known = [];

    private static readonly Dictionary<string, string> NamedParents = new(StringComparer.Ordinal) { ["EMP"] = "LF", ["UNE"] = "LF" };

    private readonly Dictionary<string, string> _parents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableArray<string>> _children;

    private ClassTree(ICodeList list)
    {
        string[] classes = [.. list.Listed.Select(code => code.Id).Where(code => code[0] != '_')];
        var all = classes.ToHashSet(StringComparer.Ordinal);
        foreach (var code in classes)
        {
            _parents.Add(code, ParentOf(code, all));
        }

        _children = _parents.GroupBy(entry => entry.Value).ToDictionary(
            group => group.Key, group => group.Select(entry => entry.Key).ToImmutableArray(), StringComparer.Ordinal);
    }

    public static ClassTree Of(ICodeList list) => Known.GetValue(list, listed => new ClassTree(listed));

    /// <summary>The code it is a part of, _T at the top; null for a code that is no class, such as _T and _U.</summary>
    public string? Parent(string code) => _parents.GetValueOrDefault(code);

    /// <summary>The parts of a code; none where it has none.</summary>
    public ImmutableArray<string> Children(string code) => _children.GetValueOrDefault(code, []);

    private static string ParentOf(string code, HashSet<string> all)
    {
        if (NamedParents.TryGetValue(code, out var named) && all.Contains(named))
        {
            return named;
        }

        for (var length = code.Length - 1; length > 0 && char.IsAsciiDigit(code[length]); length--)
        {
            if (all.Contains(code[..length]))
            {
                return code[..length];
            }
        }

        return StandardCodes.Total;
    }
}
