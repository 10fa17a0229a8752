// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Corridors;

/// <summary>The matched dimensions of a cell with their codes as compared. It points to where they stand, so that a million cells cost no copies.</summary>
public readonly record struct MatchedKey
{
    private readonly ICellKeys _keys;
    private readonly int _place;

    internal MatchedKey(ICellKeys keys, int place)
    {
        _keys = keys;
        _place = place;
    }

    /// <summary>The ids of the matched dimensions in structure order.</summary>
    public ImmutableArray<string> Dimensions => _keys.Dimensions;

    /// <summary>The code of a matched dimension, or null where it is not matched.</summary>
    public string? this[string dimensionId]
    {
        get
        {
            var at = Dimensions.IndexOf(dimensionId);
            return at < 0 ? null : _keys.CodeAt(at, _place);
        }
    }

    /// <summary>The matched dimensions by id with their codes, in structure order.</summary>
    public IEnumerable<KeyValuePair<string, string>> Codes
    {
        get
        {
            for (var i = 0; i < Dimensions.Length; i++)
            {
                yield return KeyValuePair.Create(Dimensions[i], _keys.CodeAt(i, _place));
            }
        }
    }

    /// <summary>For example FREQ=A, SEX=_T.</summary>
    public override string ToString() => string.Join(", ", Codes.Select(pair => $"{pair.Key}={pair.Value}"));
}
