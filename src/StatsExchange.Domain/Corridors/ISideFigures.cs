// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Corridors;

/// <summary>What one side says, in columns: one figure per key, in ascending order of keys that are numbers.</summary>
internal interface ISideFigures
{
    /// <summary>The keys, strictly ascending.</summary>
    ReadOnlySpan<ulong> Keys { get; }

    /// <summary>The value at each key; NaN where it holds none.</summary>
    ReadOnlySpan<double> Values { get; }

    /// <summary>What is at a position.</summary>
    MirrorFigure FigureAt(int position);

    /// <summary>The codes of the key at a position.</summary>
    MatchedKey KeyAt(int position);
}
