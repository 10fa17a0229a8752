// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Validation.Sums;

/// <summary>
/// Which codes of a list are parts of which, as the list declares it: OC11 of OC1, A01 of A, the employed of the labour force. What is part of
/// no other is part of the total.
/// </summary>
internal sealed class ClassTree
{
    private static readonly ConditionalWeakTable<ICodeList, ClassTree> Known = [];

    private readonly Dictionary<string, string> _parents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableArray<string>> _children;

    private ClassTree(ICodeList list)
    {
        foreach (var code in list.Listed.Select(code => code.Id).Where(code => code[0] != '_'))
        {
            _parents.Add(code, (list as CodeList)?.ParentOf(code) ?? StandardCodes.Total);
        }

        _children = _parents.GroupBy(entry => entry.Value).ToDictionary(
            group => group.Key, group => group.Select(entry => entry.Key).ToImmutableArray(), StringComparer.Ordinal);
    }

    public static ClassTree Of(ICodeList list) => Known.GetValue(list, listed => new ClassTree(listed));

    /// <summary>The code it is a part of, _T at the top; null for a code that is no class, such as _T and _U.</summary>
    public string? Parent(string code) => _parents.GetValueOrDefault(code);

    /// <summary>The parts of a code; none where it has none.</summary>
    public ImmutableArray<string> Children(string code) => _children.GetValueOrDefault(code, []);
}
