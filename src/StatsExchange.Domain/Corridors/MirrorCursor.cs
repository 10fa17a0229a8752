// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Corridors;

/// <summary>Walks the rows of one side in key order, one key at a time.</summary>
internal sealed class MirrorCursor(Projection? projection, string? referenceSource)
{
    private readonly RivalChoice? _choice = projection is null ? null : new RivalChoice(projection.Slice, referenceSource);
    private int _at;

    public int Count => projection?.Count ?? 0;

    public bool IsAtEnd => _at == Count;

    public MatchedKey Key => new(projection!, projection!.Rows[_at]);

    /// <summary>Which of the two stands at the smaller key; one at its end comes after every key.</summary>
    public int CompareTo(MirrorCursor other)
    {
        if (IsAtEnd || other.IsAtEnd)
        {
            return IsAtEnd.CompareTo(other.IsAtEnd);
        }

        return projection!.CompareKeys(_at, other.Projection!, other._at);
    }

    /// <summary>What this side says about the key it stands at; moves to the next key.</summary>
    public MirrorFigure Take()
    {
        var rows = projection!.Rows;
        var from = _at++;
        while (_at < rows.Length && projection.CompareKeys(from, projection, _at) == 0)
        {
            _at++;
        }

        return _choice!.FigureOf(rows[from.._at]);
    }

    private Projection? Projection => projection;
}
