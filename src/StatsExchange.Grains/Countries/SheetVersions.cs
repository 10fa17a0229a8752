// SPDX-License-Identifier: Apache-2.0
using StatsExchange.V1;
using SeriesSheet = StatsExchange.Domain.Sheets.SeriesSheet;

namespace StatsExchange.Grains.Countries;

/// <summary>Sheets as they are named beside figures: by id and version.</summary>
public static class SheetVersions
{
    /// <summary>The names and versions of sheets, in the order given.</summary>
    public static IEnumerable<SheetVersion> Of(IEnumerable<SeriesSheet> sheets) =>
        sheets.Select(sheet => new SheetVersion { Id = sheet.Series.Id, Version = sheet.Version });
}
