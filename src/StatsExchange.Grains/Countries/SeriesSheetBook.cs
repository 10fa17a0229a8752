// SPDX-License-Identifier: Apache-2.0
using StatsExchange.V1;

namespace StatsExchange.Grains.Countries;

/// <summary>The current series sheets of a country, by series.</summary>
internal sealed class SeriesSheetBook
{
    private readonly SortedDictionary<string, SeriesSheet> _current = new(StringComparer.Ordinal);

    public IReadOnlyList<SeriesSheet> All => [.. _current.Values];

    public void Take(SeriesSheet sheet) => _current[SeriesOf(sheet)] = sheet;

    /// <summary>The version the next sheet of the same series gets.</summary>
    public int NextVersion(SeriesSheet sheet) => _current.TryGetValue(SeriesOf(sheet), out var current) ? current.Version + 1 : 1;

    private static string SeriesOf(SeriesSheet sheet) => string.Join(
        '\u001f', sheet.Structure, sheet.Measure, sheet.Basis, sheet.Citizens, sheet.Source, sheet.PeriodFrom, sheet.PeriodTo, sheet.Counterpart);
}
