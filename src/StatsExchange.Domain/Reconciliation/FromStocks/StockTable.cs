// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Reconciliation.Completion;

namespace StatsExchange.Domain.Reconciliation.FromStocks;

/// <summary>People at a date by country of birth (rows) and of residence (columns), persons. The diagonal is the native-born population.</summary>
public sealed class StockTable
{
    private readonly ImmutableArray<double?> _values;

    /// <summary>Takes the countries and the stocks.</summary>
    /// <param name="countries">The countries, in one order for births and residences.</param>
    /// <param name="values">One stock per country of birth and of residence, row by row; null where it is not known.</param>
    /// <exception cref="ArgumentException">A country stands twice, the number of values does not fit, or a value is negative or not finite.</exception>
    public StockTable(IEnumerable<string> countries, IEnumerable<double?> values)
    {
        Countries = [.. countries];
        _values = [.. values];
        if (Countries.Distinct(StringComparer.Ordinal).Count() != Countries.Length || _values.Length != Countries.Length * Countries.Length)
        {
            throw new ArgumentException("A country stands twice, or there is not one stock per country of birth and of residence.");
        }

        if (_values.Any(v => v is { } value && (!double.IsFinite(value) || value < 0)))
        {
            throw new ArgumentException("A stock is negative or not finite.");
        }
    }

    /// <summary>The countries, in the order of rows and columns.</summary>
    public ImmutableArray<string> Countries { get; }

    /// <summary>The people born in one country who live in another, or in the same; null where not known.</summary>
    public double? this[int birth, int residence] => _values[(birth * Countries.Length) + residence];

    /// <summary>The stocks, all of them known.</summary>
    /// <exception cref="ReconciliationException">A stock is missing; the message names the first.</exception>
    internal LabelledMatrix Known()
    {
        string[] natives = [.. Countries.Where((_, i) => this[i, i] is null)];
        if (natives.Length > 0)
        {
            throw new ReconciliationException(
                ReconciliationError.NativeBornMissing, Margins.List(natives), $"The native-born population of {Margins.List(natives)} is missing: without those who stay, stocks do not tell who moved.");
        }

        var missing = _values.IndexOf(null);
        return missing < 0
            ? new LabelledMatrix(Countries, Countries, _values.Select(v => v!.Value))
            : throw new ReconciliationException(
                ReconciliationError.StockMissing,
                $"{Countries[missing / Countries.Length]} {Countries[missing % Countries.Length]}",
                $"The stock of people born in {Countries[missing / Countries.Length]} who live in {Countries[missing % Countries.Length]} is missing; an account needs all of them.");
    }
}
