// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Structures;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Journaling;
using StatsExchange.Storage.V1;
using StatsExchange.V1;
using Structure = StatsExchange.Domain.Structures.Structure;

namespace StatsExchange.Grains.Countries;

/// <summary>Decides on new versions of series sheets.</summary>
internal static class SeriesSheetDesk
{
    private static readonly string[] Classes = ["", "low", "medium", "high"];

    public static Decision<PutSeriesSheetResponse> Put(SeriesSheetBook book, SeriesSheet? sheet)
    {
        Check(sheet ?? throw RefusedException.Field("sheet", "expected a series sheet"));
        var recorded = sheet.Clone();
        recorded.Version = book.NextVersion(sheet);
        return new(
            [new NewEntry(CountryEntries.SeriesSheetRecorded, new SeriesSheetRecorded { Sheet = recorded })],
            entries => new PutSeriesSheetResponse { Sheet = recorded, Revision = entries[^1].Seq });
    }

    private static void Check(SeriesSheet sheet)
    {
        var structure = StructureCatalogue.Find(sheet.Structure);
        if (structure is null || structure.Id == StructureCatalogue.Consolidated.Id)
        {
            throw RefusedException.Field("sheet.structure", "expected STOCK, FLOW or RETURN");
        }

        CheckCode(structure, "MEASURE", sheet.Measure, "sheet.measure", required: true);
        CheckCode(structure, "BASIS", sheet.Basis, "sheet.basis", required: structure.FindDimension("BASIS") is not null);
        CheckCode(structure, "CITIZENS", sheet.Citizens, "sheet.citizens", required: false);
        CheckCode(structure, "SOURCE", sheet.Source, "sheet.source", required: true);
        CheckCode(structure, "COUNTERPART_AREA", sheet.Counterpart, "sheet.counterpart", required: false);
        PeriodTexts.Range(sheet.PeriodFrom, sheet.PeriodTo, "sheet.period_from");
        if (sheet.HasMinimumStayMonths && sheet.MinimumStayMonths is < 0 or > 60)
        {
            throw RefusedException.Field("sheet.minimum_stay_months", "expected 0 to 60 whole months");
        }

        FreeText.Check(sheet.ResidenceCriterion, "sheet.residence_criterion");
        FreeText.Check(sheet.ReferenceDate, "sheet.reference_date");
        FreeText.Check(sheet.Territory, "sheet.territory");
        FreeText.Check(sheet.ClassesAssignedBy, "sheet.classes_assigned_by");
        FreeText.Check(sheet.Contact, "sheet.contact");
        FreeText.Check(sheet.Footnotes, "sheet.footnotes");
        CheckClass(sheet.UndercountClass, "sheet.undercount_class");
        CheckClass(sheet.AccuracyClass, "sheet.accuracy_class");
    }

    private static void CheckCode(Structure structure, string dimension, string code, string field, bool required)
    {
        if (code.Length == 0 && !required)
        {
            return;
        }

        if (structure.FindDimension(dimension) is not { } declared || declared.Codes.Canonical(code) != code)
        {
            throw RefusedException.Field(field, $"expected a code of {dimension} in {structure}");
        }
    }

    private static void CheckClass(string text, string field)
    {
        if (!Classes.Contains(text))
        {
            throw RefusedException.Field(field, "expected low, medium, high or nothing");
        }
    }
}
