// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Sheets;
using StatsExchange.Domain.Structures;
using StatsExchange.Domain.Tests.Corridors;

namespace StatsExchange.Domain.Tests.Reasons;

/// <summary>One office's flows of 2015 with a sheet, made by planting reasons on a true figure.</summary>
internal sealed class PlantedSide
{
    private readonly string _measure;
    private readonly string _partner;
    private readonly TestSlice _slice;
    private readonly List<SeriesSheet> _ofCitizens = [];

    private PlantedSide(string owner, string partner, string measure)
    {
        _measure = measure;
        _partner = partner;
        _slice = new TestSlice(StructureCatalogue.Flow, owner, "2015");
        Sheet = new SeriesSheet(new SeriesKey("FLOW", measure, "RES", "", "_U", "", PeriodRange.Parse("2010", "2019")), 1);
    }

    public static PlantedSide Origin() => new("SWE", "DNK", "EMI");

    public static PlantedSide Destination() => new("DNK", "SWE", "IMM");

    /// <summary>The sheet; null where the office has recorded none.</summary>
    public SeriesSheet? Sheet { get; private set; }

    public SheetBook Book => Sheet is null ? SheetBook.Empty : new SheetBook([Sheet, .. _ofCitizens]);

    public PlantedSide States(Func<SeriesSheet, SeriesSheet> change)
    {
        Sheet = change(Sheet!);
        return this;
    }

    /// <summary>Records a sheet for one group of citizens beside that for all.</summary>
    public PlantedSide StatesOf(string citizens, Func<SeriesSheet, SeriesSheet> change)
    {
        _ofCitizens.Add(change(Sheet! with { Series = Sheet.Series with { Citizens = citizens } }));
        return this;
    }

    public PlantedSide WithoutSheet()
    {
        Sheet = null;
        return this;
    }

    /// <summary>A cell of the corridor; everything but the codes named is total or default.</summary>
    public PlantedSide Cell(double? value, string codes = "") => CellOf(_partner, value, codes);

    public PlantedSide CellOf(string partner, double? value, string codes = "")
    {
        _slice.Row(partner, $"MEASURE={_measure} BASIS=RES {codes}", value);
        return this;
    }

    public Slice Build() => _slice.Build();
}
