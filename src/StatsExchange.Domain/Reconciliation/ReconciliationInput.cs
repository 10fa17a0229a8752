// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Reconciliation;

/// <summary>
/// The corridors of a region for one period, and for other periods where a method is to learn from them: what every method starts from. The
/// order given does not matter.
/// </summary>
public sealed class ReconciliationInput
{
    /// <summary>Takes the members of a region and the figures between them.</summary>
    /// <param name="countries">The members (alpha-3), those that report nothing too.</param>
    /// <param name="figures">At most one figure per corridor; a corridor without one is one nobody reports.</param>
    /// <param name="otherPeriods">The same corridors in other periods, each period once; none where null.</param>
    /// <exception cref="ArgumentException">
    /// A corridor leaves the region, stands twice or leads home, a value is negative or not finite, or a period stands twice.
    /// </exception>
    public ReconciliationInput(
        IEnumerable<string> countries, IEnumerable<CorridorFigure> figures, IEnumerable<PeriodFigures>? otherPeriods = null)
    {
        Countries = [.. countries.Distinct().Order(StringComparer.Ordinal)];
        Figures = Checked(figures);
        OtherPeriods =
        [
            .. (otherPeriods ?? []).Select(p => p with { Figures = Checked(p.Figures) }).OrderBy(p => p.Period, StringComparer.Ordinal),
        ];
        if (OtherPeriods.DistinctBy(p => p.Period, StringComparer.Ordinal).Count() != OtherPeriods.Length)
        {
            throw new ArgumentException("Another period stands twice.");
        }
    }

    /// <summary>The members in ordinal order.</summary>
    public ImmutableArray<string> Countries { get; }

    /// <summary>The figures in order of origin, then destination.</summary>
    public ImmutableArray<CorridorFigure> Figures { get; }

    /// <summary>The other periods in ordinal order.</summary>
    public ImmutableArray<PeriodFigures> OtherPeriods { get; }

    /// <summary>What the figures count; flows unless said otherwise.</summary>
    public FigureKind Kind { get; init; }

    /// <summary>The period that is reconciled, for example 2015; null where it does not matter.</summary>
    public string? Period { get; init; }

    /// <summary>
    /// Which factors brought both sides to one definition before they came here, as the result is to store it; null where they are as reported.
    /// </summary>
    public string? Harmonised { get; init; }

    /// <summary>Totals that reports of a country add up to, at most one per country and side; none where they are not known.</summary>
    /// <exception cref="ArgumentException">One is of a country outside the region, stands twice, or holds a negative or infinite number.</exception>
    public ImmutableArray<ReporterTotal> Totals
    {
        get;
        init
        {
            foreach (var total in value)
            {
                if (IndexOf(total.Country) < 0 || !IsCount(total.Total) || !IsCount(total.Other) || !IsCount(total.Unknown))
                {
                    throw new ArgumentException($"A total of {total.Country} leaves the region, is negative or not finite.");
                }
            }

            field = [.. value.OrderBy(t => t.Country, StringComparer.Ordinal).ThenBy(t => t.Side)];
            if (field.DistinctBy(t => (t.Country, t.Side)).Count() != field.Length)
            {
                throw new ArgumentException("A total of one side of a country stands twice.");
            }
        }
    } = [];

    /// <summary>The diagonals of stock tables, where offices report them: at most one per period and country. Methods that make no flows of stocks do not read them.</summary>
    /// <exception cref="ArgumentException">One is of a country outside the region, stands twice, or is negative or infinite.</exception>
    public ImmutableArray<NativeStock> Natives
    {
        get;
        init
        {
            if (value.Any(n => IndexOf(n.Country) < 0 || !IsCount(n.Value)) || value.DistinctBy(n => (n.Period, n.Country)).Count() != value.Length)
            {
                throw new ArgumentException("A native population leaves the region, stands twice, is negative or not finite.");
            }

            field = value;
        }
    } = [];

    /// <summary>Members of the region whose figures no agreement lets it use: they are no countries here, and there is no figure of their corridors.</summary>
    public ImmutableArray<string> LeftOut { get; init; } = [];

    /// <summary>What countries report of moves from or to those left out, which no method reads: it tells them from countries that report nothing.</summary>
    public ImmutableHashSet<ReportBeyond> ReportsBeyond { get; init; } = [];

    /// <summary>The same region with other figures of the period that is reconciled.</summary>
    public ReconciliationInput With(IEnumerable<CorridorFigure> figures) =>
        new(Countries, figures, OtherPeriods) { Kind = Kind, Period = Period, Harmonised = Harmonised, Totals = Totals, Natives = Natives, LeftOut = LeftOut, ReportsBeyond = ReportsBeyond };

    /// <summary>The position of a country in <see cref="Countries"/>, or a negative number where it is no member.</summary>
    public int IndexOf(string country) => Countries.BinarySearch(country, StringComparer.Ordinal);

    private ImmutableArray<CorridorFigure> Checked(IEnumerable<CorridorFigure> given)
    {
        ImmutableArray<CorridorFigure> figures =
        [
            .. given.OrderBy(f => f.Origin, StringComparer.Ordinal).ThenBy(f => f.Destination, StringComparer.Ordinal),
        ];
        for (var i = 0; i < figures.Length; i++)
        {
            Check(figures[i], i == 0 ? null : figures[i - 1]);
        }

        return figures;
    }

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

        if ((figure.OriginQuality is { } origin && !IsFactor(origin.StayFactor))
            || (figure.DestinationQuality is { } destination && !IsFactor(destination.StayFactor)))
        {
            throw new ArgumentException($"A stay factor of {name} is not above 0 or not finite.");
        }
    }

    private static bool IsFactor(double factor) => double.IsFinite(factor) && factor > 0;

    private static bool IsCount(double? value) => value is null || (double.IsFinite(value.Value) && value >= 0);
}
