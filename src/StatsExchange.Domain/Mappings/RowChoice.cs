// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Mappings;

/// <summary>Decides by the rules of a mapping which rows are taken, and counts those that are not.</summary>
internal sealed class RowChoice
{
    private readonly ImmutableArray<RowCondition> _rules;
    private readonly int _firstToTake;
    private readonly bool[] _met;
    private readonly long[] _counts;

    public RowChoice(OfficeMapping mapping)
    {
        _rules = [.. mapping.LeaveOut.Concat(mapping.TakeOnly).Select(rule => new RowCondition(rule))];
        _firstToTake = mapping.LeaveOut.Length;
        _met = new bool[_rules.Length];
        _counts = new long[_rules.Length];
    }

    public long LeftOut { get; private set; }

    /// <summary>Begins a row. A column that is not sent counts as empty.</summary>
    public void Begin()
    {
        for (var i = 0; i < _rules.Length; i++)
        {
            _met[i] = _rules[i].Means("");
        }
    }

    /// <summary>Says what a column holds that rules look at.</summary>
    public void See(ImmutableArray<int> rules, string text)
    {
        if (rules.IsEmpty)
        {
            return;
        }

        var folded = TableText.Fold(text);
        foreach (var rule in rules)
        {
            _met[rule] = _rules[rule].Means(folded);
        }
    }

    /// <summary>Whether the row is taken.</summary>
    public bool Takes()
    {
        for (var i = 0; i < _rules.Length; i++)
        {
            if (_met[i] == i < _firstToTake)
            {
                _counts[i]++;
                LeftOut++;
                return false;
            }
        }

        return true;
    }

    /// <summary>How many rows each rule left out, in words.</summary>
    public IEnumerable<(string Column, long Count, string Why)> Report()
    {
        for (var i = 0; i < _rules.Length; i++)
        {
            if (_counts[i] > 0)
            {
                var rule = _rules[i].Rule;
                yield return (rule.Column, _counts[i], i < _firstToTake
                    ? $"rows left out: {rule.Column} {rule.Description}"
                    : $"rows left out: only those are taken in which {rule.Column} {rule.Description}");
            }
        }
    }
}
