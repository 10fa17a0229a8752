// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Reconciliation;

/// <summary>The corridors of a region for one period: what every method starts from. The order given does not matter.</summary>
public sealed class ReconciliationInput
{
    /// <summary>Takes the members of a region and the figures between them.</summary>
    /// <param name="countries">The members (alpha-3), those that report nothing too.</param>
    /// <param name="figures">At most one figure per corridor; a corridor without one is one nobody reports.</param>
    /// <exception cref="ArgumentException">A corridor leaves the region, stands twice or leads home, or a value is negative or not finite.</exception>
    public ReconciliationInput(IEnumerable<string> countries, IEnumerable<CorridorFigure> figures)
    {
        Countries = [.. countries.Distinct().Order(StringComparer.Ordinal)];
        Figures =
        [
            .. figures.OrderBy(f => f.Origin, StringComparer.Ordinal).ThenBy(f => f.Destination, StringComparer.Ordinal),
        ];
        for (var i = 0; i < Figures.Length; i++)
        {
            Check(Figures[i], i == 0 ? null : Figures[i - 1]);
        }
    }

    /// <summary>The members in ordinal order.</summary>
    public ImmutableArray<string> Countries { get; }

    /// <summary>The figures in order of origin, then destination.</summary>
    public ImmutableArray<CorridorFigure> Figures { get; }

    /// <summary>The position of a country in <see cref="Countries"/>, or a negative number where it is no member.</summary>
    public int IndexOf(string country) => Countries.BinarySearch(country, StringComparer.Ordinal);

    private void Check(CorridorFigure figure, CorridorFigure? previous)
    {
        var name = $"{figure.Origin} → {figure.Destination}";
        if (figure.Origin == figure.Destination)
        {
            throw new ArgumentException($"{name} is not a corridor.");
        }

        if (IndexOf(figure.Origin) < 0 || IndexOf(figure.Destination) < 0)
        {
            throw new ArgumentException($"{name} leaves the region.");
        }

        if (figure.Origin == previous?.Origin && figure.Destination == previous.Destination)
        {
            throw new ArgumentException($"{name} has more than one figure.");
        }

        if (!IsCount(figure.OriginValue) || !IsCount(figure.DestinationValue))
        {
            throw new ArgumentException($"A value of {name} is negative or not finite.");
        }
    }

    private static bool IsCount(double? value) => value is null || (double.IsFinite(value.Value) && value >= 0);
}
