// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Observations;
using StatsExchange.Grains.Countries;
using SeriesSheet = StatsExchange.V1.SeriesSheet;

namespace StatsExchange.Grains.Explanations;

/// <summary>One end's cells and sheets as of a vintage, as far as their reader may see them.</summary>
/// <param name="Reading">Where they stand, with the sheets of then.</param>
/// <param name="Slice">The cells; null where there are none.</param>
/// <param name="SetAt">Per row of the slice the vintage that last set it.</param>
internal sealed record SideOfThen(CountryReading Reading, Slice? Slice, IReadOnlyList<long> SetAt)
{
    /// <summary>The cells of unknown and of all partners; null where there are none.</summary>
    public Slice? Margins { get; init; }

    /// <summary>The sheets that were in force then, as they were recorded.</summary>
    public IEnumerable<SeriesSheet> Sheets => Reading.SheetMessages.Select(sheet => sheet.Read());

    /// <summary>Rows whose value is withheld.</summary>
    public IReadOnlyList<int> Withheld { get; init; } = [];

    /// <summary>Whether the value of a row is withheld.</summary>
    public bool IsWithheld(int row) => Withheld.Contains(row);

    /// <summary>Only some of the cells, none of which is withheld.</summary>
    public SideOfThen Only(Func<Slice, int, bool> condition)
    {
        List<int> rows = Slice is null ? [] : [.. Enumerable.Range(0, Slice.Count).Where(row => !IsWithheld(row) && condition(Slice, row))];
        var only = rows.Count == 0 ? null : SliceRows.Take(Slice!, rows);
        return this with { Slice = only, SetAt = [.. rows.Select(row => SetAt[row])], Margins = only, Withheld = [] };
    }

    /// <summary>The row with the key of a row of another slice of the same structure; −1 where there is none.</summary>
    public int Find(Slice other, int row)
    {
        var key = other.KeyAt(row);
        return Slice is null ? -1 : Enumerable.Range(0, Slice.Count).FirstOrDefault(candidate => Slice.KeyAt(candidate).SequenceEqual(key, StringComparer.Ordinal), -1);
    }
}
