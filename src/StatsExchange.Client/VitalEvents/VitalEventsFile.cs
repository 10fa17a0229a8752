// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Globalization;
using StatsExchange.Client.LongCsv;
using StatsExchange.Domain.Areas;

namespace StatsExchange.Client.VitalEvents;

/// <summary>
/// Reads births and deaths of countries from a CSV file with a header in any order: COUNTRY (alpha-3), BIRTHS and DEATHS in the interval, and
/// NATIVES_START and NATIVES_END, the native-born residents at its start and end, where the office does not report them; all in persons.
/// </summary>
public static class VitalEventsFile
{
    private const long MaxBytes = 1024 * 1024;
    private const double MostPersons = 1e12;
    private const string Country = "COUNTRY";
    private const string Births = "BIRTHS";
    private const string Deaths = "DEATHS";
    private const string NativesStart = "NATIVES_START";
    private const string NativesEnd = "NATIVES_END";

    private static readonly string[] Required = [Country, Births, Deaths];
    private static readonly string[] Known = [.. Required, NativesStart, NativesEnd];

    /// <summary>The parameter natives of the method stock-accounts, in order of the countries.</summary>
    /// <param name="path">The file.</param>
    /// <param name="countries">The countries wanted (alpha-3); rows of others are left out.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="LongCsvException">The file is no such table; the message names line and column.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static async Task<string> ReadAsync(string path, IReadOnlyCollection<string> countries, CancellationToken cancellationToken = default)
    {
        await using var file = await CsvFile.OpenAsync(path, ',', linesAbove: 0, MaxBytes, cancellationToken).ConfigureAwait(false);
        var columns = ColumnsOf(file.Header);
        var read = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (await file.MoveAsync(cancellationToken).ConfigureAwait(false))
        {
            var country = CountryOf(file, columns);
            if (!seen.Add(country))
            {
                throw At(file, Country, $"{country} stands twice");
            }

            var parts = new[] { NativesStart, NativesEnd, Births, Deaths }.Select(column => NumberOf(file, columns, column)).ToImmutableArray();
            if (countries.Contains(country))
            {
                read.Add(country, $"{country}:{string.Join('/', parts)}");
            }
        }

        return read.Count > 0
            ? string.Join(',', read.Values)
            : throw new LongCsvException("The file has no row of any of the countries whose births and deaths are wanted.");
    }

    private static ImmutableDictionary<string, int> ColumnsOf(string[] header)
    {
        if (Required.FirstOrDefault(name => !header.Contains(name)) is { } missing)
        {
            throw new LongCsvException($"Line 1: expected the column {missing}; the columns are {string.Join(", ", Known)}, of which the last two may be left out.");
        }

        return Array.Find(header, name => !Known.Contains(name)) is { } unknown
            ? throw new LongCsvException($"Line 1: '{unknown}' is no column of births and deaths; expected {string.Join(", ", Known)}.")
            : header.Distinct().Count() < header.Length
                ? throw new LongCsvException("Line 1: a column stands twice.")
                : header.Index().ToImmutableDictionary(column => column.Item, column => column.Index, StringComparer.Ordinal);
    }

    private static string CountryOf(CsvFile file, ImmutableDictionary<string, int> columns)
    {
        var text = TextOf(file, columns[Country]);
        return AreaCatalogue.Find(text.ToUpperInvariant())?.Code.Value ?? throw At(file, Country, $"'{text}' is not a country; expected ISO 3166-1 alpha-3");
    }

    // An empty cell is a missing value and never 0: native-born may be missing, for the office may report them; births and deaths may not.
    private static string NumberOf(CsvFile file, ImmutableDictionary<string, int> columns, string column)
    {
        var text = columns.TryGetValue(column, out var at) ? TextOf(file, at) : "";
        if (text.Length == 0)
        {
            return column is Births or Deaths ? throw At(file, column, "expected a number of persons; an empty cell is a missing value") : "";
        }

        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number <= MostPersons
            ? text
            : throw At(file, column, "expected a number of persons, at least 0, without separators of thousands");
    }

    private static string TextOf(CsvFile file, int column) => column < file.Records.FieldCount ? file.Records.GetString(column).Trim() : "";

    private static LongCsvException At(CsvFile file, string column, string what) =>
        new(string.Create(CultureInfo.InvariantCulture, $"Line {file.Line}, column {column}: {what}."));
}
