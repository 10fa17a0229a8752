// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Observations;

namespace StatsExchange.Domain.Disclosure;

/// <summary>Which rule decides on each row of a slice.</summary>
internal sealed class EmbargoDecisions
{
    private readonly SliceEmbargoes _embargoes;
    private readonly EmbargoRule?[] _deciding;
    private readonly DateTimeOffset _now;

    public EmbargoDecisions(Slice slice, SliceEmbargoes embargoes, DateTimeOffset now)
    {
        _embargoes = embargoes;
        _now = now;
        _deciding = new EmbargoRule?[slice.Count];
        foreach (var rule in embargoes.Rules)
        {
            var selection = rule.SelectionIn(slice);
            for (var row = 0; row < slice.Count; row++)
            {
                _deciding[row] = IsSelected(selection, row) ? rule : _deciding[row];
            }
        }
    }

    /// <summary>The rows that a rule withholds.</summary>
    public IEnumerable<int> WithheldRows() => Enumerable.Range(0, _deciding.Length).Where(row => _deciding[row]?.IsInForce(_now) == true);

    /// <summary>Whether a row is under embargo.</summary>
    /// <param name="row">The row.</param>
    /// <param name="byItself">Whether it is by its own attributes, which count where it was set after the rule.</param>
    public bool IsEmbargoed(int row, bool byItself) =>
        _deciding[row] is not { } rule ? byItself
        : rule.IsInForce(_now) || (byItself && _embargoes.SetAt[row] > rule.Seq);

    private static bool IsSelected(IReadOnlyList<(CodeColumn Column, bool[] IsSelected)> selection, int row)
    {
        foreach (var (column, isSelected) in selection)
        {
            if (!isSelected[column.Indices[row]])
            {
                return false;
            }
        }

        return true;
    }
}
