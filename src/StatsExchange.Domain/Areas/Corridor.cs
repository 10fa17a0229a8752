// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Areas;

/// <summary>An ordered pair origin → destination of a move. For a return, the origin is the country left.</summary>
public readonly record struct Corridor
{
    /// <summary>Names the two ends.</summary>
    /// <exception cref="ArgumentException">Origin and destination are the same country.</exception>
    /// <exception cref="InvalidOperationException">One of the two was never set.</exception>
    public Corridor(CountryCode origin, CountryCode destination)
    {
        if (origin.Value == destination.Value)
        {
            throw new ArgumentException($"A corridor has two ends; {origin} is both.", nameof(destination));
        }

        Origin = origin;
        Destination = destination;
    }

    /// <summary>The country left.</summary>
    public CountryCode Origin { get; }

    /// <summary>The country reached.</summary>
    public CountryCode Destination { get; }

    /// <summary>The opposite direction.</summary>
    public Corridor Reversed => new(Destination, Origin);

    /// <summary>For example PHL → SAU.</summary>
    public override string ToString() => $"{Origin} → {Destination}";
}
