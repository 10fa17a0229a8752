// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Reconciliation.Completion;

namespace StatsExchange.Domain.Reconciliation.FromStocks;

/// <summary>
/// Flows from two stock tables by demographic accounting (Abel 2013; Abel and Sander 2014; Abel and Cohen 2019). For each place of birth the
/// stocks at the start, less those who died, and at the end, less those born since, are the row and column totals of a flow table. Deaths fall
/// on the stocks of a residence in proportion; the newborn live where they were born, unless they would be more than the native-born there at
/// the end.
/// </summary>
public static class DemographicAccounting
{
    private const double Rounding = 1e-9;
    private const double StockTolerance = 1e-12;

    /// <summary>Sets an account up.</summary>
    /// <param name="start">The stocks at the start, with the native-born diagonal.</param>
    /// <param name="end">The stocks at the end, of the same countries in the same order.</param>
    /// <param name="births">Births between the dates by country of residence, in the order of the countries.</param>
    /// <param name="deaths">Deaths between the dates by country of residence, in the order of the countries.</param>
    /// <param name="options">How it is closed and fitted; the defaults where null.</param>
    /// <exception cref="ReconciliationException">
    /// The native-born diagonal or another stock is missing, more died in a country than lived there, more were born than live there, or no
    /// flows lead from one table to the other. The message names the country.
    /// </exception>
    public static StockAccount Estimate(
        StockTable start, StockTable end, IReadOnlyList<double> births, IReadOnlyList<double> deaths, AccountOptions? options = null)
    {
        options ??= AccountOptions.Default;
        var countries = start.Countries;
        if (!countries.SequenceEqual(end.Countries) || births.Count != countries.Length || deaths.Count != countries.Length)
        {
            throw new ArgumentException("Stocks, births and deaths are not of the same countries.");
        }

        if (births.Concat(deaths).Any(v => !double.IsFinite(v) || v < 0))
        {
            throw new ArgumentException("A number of births or deaths is negative or not finite.");
        }

        if (options.Auxiliary is { } auxiliary && (!auxiliary.Rows.SequenceEqual(countries) || !auxiliary.Columns.SequenceEqual(countries)))
        {
            throw new ArgumentException("The auxiliary table is not of the countries of the stocks.");
        }

        var (before, after) = (start.Known(), end.Known());
        if (options.Kind == AccountKind.Closed)
        {
            (before, after) = WithNaturalGrowth(before, after, births.Sum() - deaths.Sum());
        }

        var died = Deaths(before, deaths);
        var born = Births(after, births);
        var (alive, settled) = (Less(before, died), Less(after, born));
        LabelledMatrix left, arrived;
        if (options.Kind == AccountKind.Closed)
        {
            (var middleStart, var middleEnd) = ByPlaceOfBirth(alive, settled, options.Fitting);
            (before, after) = (Plus(middleStart, died), Plus(middleEnd, born));
            (alive, settled) = (middleStart, middleEnd);
            left = arrived = Zero(countries);
        }
        else
        {
            (left, arrived) = Outside(alive, settled);
            (alive, settled) = (Less(alive, left), Less(settled, arrived));
        }

        return Account(alive, settled, new AccountEdges(born, died, left, arrived), options) with { Start = before, End = after };
    }

    private static StockAccount Account(LabelledMatrix alive, LabelledMatrix settled, AccountEdges edges, AccountOptions options)
    {
        var countries = alive.Rows;
        var n = countries.Length;
        var cube = new double[(n + 2) * (n + 2) * n];
        var transitions = new double[n * n];
        for (var birth = 0; birth < n; birth++)
        {
            var flows = BirthplaceFlows.Fit(alive, settled, birth, options);
            for (var i = 0; i < n; i++)
            {
                for (var j = 0; j < n; j++)
                {
                    cube[Cell(i, j)] = flows[(i * n) + j];
                    transitions[(i * n) + j] += i == j ? 0 : flows[(i * n) + j];
                }

                cube[Cell(i, n)] = edges.Died[birth, i];
                cube[Cell(i, n + 1)] = edges.Left[birth, i];
                cube[Cell(n, i)] = edges.Born[birth, i];
                cube[Cell(n + 1, i)] = edges.Arrived[birth, i];
            }

            int Cell(int origin, int destination) => (((origin * (n + 2)) + destination) * n) + birth;
        }

        return new StockAccount(
            new LabelledCube([.. countries, StockAccount.Birth, StockAccount.Outside], [.. countries, StockAccount.Death, StockAccount.Outside], countries, cube),
            new LabelledMatrix(countries, countries, transitions),
            alive,
            settled);
    }

    /// <summary>Both tables scaled to the middle, so that all people together grow by births less deaths.</summary>
    private static (LabelledMatrix, LabelledMatrix) WithNaturalGrowth(LabelledMatrix start, LabelledMatrix end, double growth)
    {
        double before = start.Values.Sum(), after = end.Values.Sum();
        var half = (after - before - growth) / 2;
        return (Scaled(start, before, before + half), Scaled(end, after, after - half));
    }

    private static LabelledMatrix Scaled(LabelledMatrix table, double sum, double target) =>
        new(table.Rows, table.Columns, table.Values.Select(v => sum > 0 && target > 0 ? v * (target / sum) : v));

    private static LabelledMatrix Deaths(LabelledMatrix start, IReadOnlyList<double> deaths)
    {
        var residents = start.ColumnTotals();
        Check(start.Columns, deaths, residents, "More people died than lived at the start");
        return Map(start, (k, j) => residents[j] > 0 ? deaths[j] * start[k, j] / residents[j] : 0);
    }

    private static LabelledMatrix Births(LabelledMatrix end, IReadOnlyList<double> births)
    {
        var residents = end.ColumnTotals();
        Check(end.Columns, births, residents, "More people were born than live at the end");
        return Map(end, (k, j) => births[j] <= end[j, j] ? (k == j ? births[j] : 0) : births[j] * end[k, j] / residents[j]);
    }

    private static void Check(ImmutableArray<string> countries, IReadOnlyList<double> events, ImmutableArray<double> people, string fault)
    {
        for (var j = 0; j < countries.Length; j++)
        {
            if (events[j] > people[j] * (1 + Rounding))
            {
                throw new ReconciliationException(ReconciliationError.StocksDisagree, countries[j], $"{fault} in {countries[j]}.");
            }
        }
    }

    private static (LabelledMatrix, LabelledMatrix) ByPlaceOfBirth(LabelledMatrix alive, LabelledMatrix settled, FittingOptions fitting)
    {
        ImmutableArray<double> before = alive.RowTotals(), after = settled.RowTotals();
        double?[] middle = [.. before.Zip(after, (b, a) => (double?)((b + a) / 2))];
        // Flows are small differences of these tables, so they are fitted closer than the flows are.
        var close = fitting with { Tolerance = Math.Min(fitting.Tolerance, StockTolerance) };
        return (Fitted(alive, middle, close), Fitted(settled, middle, close));
    }

    private static LabelledMatrix Fitted(LabelledMatrix table, double?[] births, FittingOptions fitting) =>
        ProportionalFitting.Fit(table, births, [.. table.ColumnTotals().Select(t => (double?)t)], fitting).Table;

    private static (LabelledMatrix Left, LabelledMatrix Arrived) Outside(LabelledMatrix alive, LabelledMatrix settled)
    {
        ImmutableArray<double> before = alive.RowTotals(), after = settled.RowTotals();
        return (
            Map(alive, (k, j) => before[k] > after[k] ? (before[k] - after[k]) * alive[k, j] / before[k] : 0),
            Map(settled, (k, j) => after[k] > before[k] ? (after[k] - before[k]) * settled[k, j] / after[k] : 0));
    }

    private static LabelledMatrix Zero(ImmutableArray<string> countries) => new(countries, countries, new double[countries.Length * countries.Length]);

    private static LabelledMatrix Map(LabelledMatrix table, Func<int, int, double> value) =>
        new(table.Rows, table.Columns, table.Values.Select((_, cell) => value(cell / table.Columns.Length, cell % table.Columns.Length)));

    private static LabelledMatrix Less(LabelledMatrix one, LabelledMatrix other) => Map(one, (i, j) => Math.Max(0, one[i, j] - other[i, j]));

    private static LabelledMatrix Plus(LabelledMatrix one, LabelledMatrix other) => Map(one, (i, j) => one[i, j] + other[i, j]);
}
