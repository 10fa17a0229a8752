// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Validation.Sums;

/// <summary>Listed classes: all parts of a class make the class, and what is sent as _U, _O, _N or _Z belongs to the total.</summary>
internal sealed class ClassSums : ISumModel
{
    private static readonly ImmutableHashSet<string> OfTheEmployed =
        ImmutableHashSet.Create(StringComparer.Ordinal, "OCCUPATION", "ACTIVITY", "EMP_STATUS", "OCCUPATION_ABROAD", "ACTIVITY_ABROAD");

    private readonly ClassTree _tree;
    private readonly ImmutableArray<string> _codes;
    private readonly Dictionary<string, int> _numbers;
    private readonly bool _leavesPeopleOut;

    public ClassSums(Dimension dimension, ImmutableArray<string> codes, bool leavesPeopleOut)
    {
        _tree = ClassTree.Of(dimension.Codes);
        _codes = codes;
        _numbers = codes.Select((code, i) => (code, i)).ToDictionary(entry => entry.code, entry => entry.i, StringComparer.Ordinal);
        _leavesPeopleOut = leavesPeopleOut;
        BelowTotal = OfTheEmployed.Contains(dimension.Id) ? SumRules.PartsBelowTotal : SumRules.TotalAndParts;
    }

    private Rule BelowTotal { get; }

    public int VariantOf(int row) => 0;

    public ImmutableArray<SumEquation> Equations(ReadOnlySpan<int> present, int variant)
    {
        HashSet<string> sent = new(StringComparer.Ordinal);
        HashSet<string> totals = new(StringComparer.Ordinal);
        List<int> residuals = [];
        foreach (var code in present)
        {
            var text = _codes[code];
            sent.Add(text);
            if (text[0] == '_')
            {
                residuals.AddRange(text == StandardCodes.Total ? [] : [code]);
            }

            for (var above = _tree.Parent(text); above is not null && totals.Add(above); above = _tree.Parent(above))
            {
            }
        }

        if (residuals.Count > 0)
        {
            totals.Add(StandardCodes.Total);
        }

        return [.. totals.Where(sent.Contains).Order(StringComparer.Ordinal).Select(total => Of(total, sent, totals, residuals)).OfType<SumEquation>()];
    }

    private SumEquation? Of(string total, HashSet<string> sent, HashSet<string> totals, List<int> residuals)
    {
        List<int> parts = [];
        var isComplete = Gather(total, sent, totals, parts);
        var isTop = total == StandardCodes.Total;
        parts.AddRange(isTop ? residuals : []);
        if (parts.Count == 0)
        {
            return null;
        }

        var number = _numbers[total];
        return !isComplete || (isTop && _leavesPeopleOut)
            ? new SumEquation(number, [.. parts], SumRules.PartsAboveTotal, Below: null)
            : new SumEquation(number, [.. parts], SumRules.TotalAndParts, isTop ? BelowTotal : SumRules.TotalAndParts);
    }

    /// <summary>Adds the finest parts that were sent; false where some are not there.</summary>
    private bool Gather(string whole, HashSet<string> sent, HashSet<string> totals, List<int> parts)
    {
        var children = _tree.Children(whole);
        // A list of one class says nothing about those who are not in it.
        var isComplete = children.Length > (whole == StandardCodes.Total ? 1 : 0);
        foreach (var child in children)
        {
            var before = parts.Count;
            if (totals.Contains(child) && Gather(child, sent, totals, parts))
            {
                continue;
            }

            if (sent.Contains(child))
            {
                parts.RemoveRange(before, parts.Count - before);
                parts.Add(_numbers[child]);
            }
            else
            {
                isComplete = false;
            }
        }

        return isComplete;
    }
}
