// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Corridors;

/// <summary>The matched dimensions of a cell with their codes as compared. It points into the slice, so that a million cells cost no copies.</summary>
public readonly record struct MatchedKey
{
    private readonly Projection _projection;
    private readonly int _row;

    internal MatchedKey(Projection projection, int row)
    {
        _projection = projection;
        _row = row;
    }

    /// <summary>The ids of the matched dimensions in structure order.</summary>
    public ImmutableArray<string> Dimensions => _projection.Dimensions;

    /// <summary>The code of a matched dimension, or null where it is not matched.</summary>
    public string? this[string dimensionId]
    {
        get
        {
            var at = Dimensions.IndexOf(dimensionId);
            return at < 0 ? null : _projection.CodeAt(at, _row);
        }
    }

    /// <summary>The matched dimensions by id with their codes, in structure order.</summary>
    public IEnumerable<KeyValuePair<string, string>> Codes
    {
        get
        {
            for (var i = 0; i < Dimensions.Length; i++)
            {
                yield return KeyValuePair.Create(Dimensions[i], _projection.CodeAt(i, _row));
            }
        }
    }

    /// <summary>For example FREQ=A, SEX=_T.</summary>
    public override string ToString() => string.Join(", ", Codes.Select(pair => $"{pair.Key}={pair.Value}"));
}
