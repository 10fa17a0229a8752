// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Corridors;

/// <summary>A filter names a dimension that the mirror pair neither matches nor drops, so that it cannot narrow the comparison.</summary>
public sealed class MirrorFilterException : Exception
{
    internal MirrorFilterException(string pair, string dimension)
        : base($"The pair {pair} cannot be filtered by {dimension}; it neither matches nor drops that dimension.")
    {
        Pair = pair;
        Dimension = dimension;
    }

    /// <summary>The id of the pair.</summary>
    public string Pair { get; }

    /// <summary>The id of the dimension as it was given.</summary>
    public string Dimension { get; }
}
