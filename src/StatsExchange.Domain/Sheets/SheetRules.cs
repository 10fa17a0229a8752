// SPDX-License-Identifier: Apache-2.0
using System.Text;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Sheets;

/// <summary>What a sheet may hold, and beside which other sheets it may stand.</summary>
public static class SheetRules
{
    /// <summary>The longest text, in bytes of UTF-8.</summary>
    public const int MaxTextBytes = 1_024;

    private const int LongestStay = 60;
    private const int LongestLag = 120;
    private const int LargestRoundingBase = 100_000;

    /// <summary>All that is wrong with a sheet by itself.</summary>
    public static IEnumerable<SheetFault> Faults(SeriesSheet sheet) => [.. SeriesFaults(sheet.Series), .. ContentFaults(sheet), .. TextFaults(sheet)];

    /// <summary>What keeps a sheet from standing beside those that hold.</summary>
    public static IEnumerable<SheetFault> Faults(SeriesSheet sheet, SheetBook book)
    {
        var others = book.Current.Where(other => other.Series != sheet.Series);
        if (sheet.IsWithdrawn)
        {
            if (book.Current.All(other => other.Series != sheet.Series))
            {
                yield return new SheetFault("withdrawn", $"expected a sheet that holds; there is no {sheet.Series.Id}");
            }

            yield break;
        }

        if (others.FirstOrDefault(other => other.Series.CollidesWith(sheet.Series)) is { } overlapping)
        {
            yield return new SheetFault("period_from", $"expected periods that no other sheet of the series holds for; {overlapping.Series.Id} does, version {overlapping.Version}");
        }

        if (sheet.IsReferenceSource
            && others.FirstOrDefault(other => other.IsReferenceSource && (other.Series with { Source = sheet.Series.Source }).CollidesWith(sheet.Series)) is { } reference)
        {
            yield return new SheetFault("reference_source", $"expected one source per series and period; {reference.Series.Id} is the reference, version {reference.Version}");
        }
    }

    private static IEnumerable<SheetFault> SeriesFaults(SeriesKey series)
    {
        var structure = StructureCatalogue.Find(series.Structure);
        if (structure is null || structure.Id == StructureCatalogue.Consolidated.Id)
        {
            return [new SheetFault("structure", "expected STOCK, FLOW or RETURN")];
        }

        return new[]
        {
            Code(structure, "MEASURE", series.Measure, "measure", isRequired: true),
            Code(structure, "BASIS", series.Basis, "basis", isRequired: structure.FindDimension("BASIS") is not null),
            Code(structure, "CITIZENS", series.Citizens, "citizens", isRequired: false),
            Code(structure, "SOURCE", series.Source, "source", isRequired: true),
            Code(structure, "COUNTERPART_AREA", series.Counterpart, "counterpart", isRequired: false),
        }.OfType<SheetFault>();
    }

    private static SheetFault? Code(Structure structure, string dimension, string code, string field, bool isRequired) =>
        (code.Length == 0 && !isRequired) || structure.FindDimension(dimension)?.Codes.Canonical(code) == code
            ? null
            : new SheetFault(field, $"expected a code of {dimension} in {structure}");

    private static IEnumerable<SheetFault> ContentFaults(SeriesSheet sheet)
    {
        if (sheet.IsWithdrawn)
        {
            if (sheet != new SeriesSheet(sheet.Series, sheet.Version, sheet.Seq) { IsWithdrawn = true, Footnotes = sheet.Footnotes })
            {
                yield return new SheetFault("withdrawn", "expected nothing but the series and footnotes in a version that ends its sheet");
            }

            yield break;
        }

        if (sheet.MinimumStayMonths is < 0 or > LongestStay)
        {
            yield return new SheetFault("minimum_stay_months", $"expected 0 to {LongestStay} whole months");
        }

        if (sheet.IsStayPermanent && sheet.MinimumStayMonths is not null)
        {
            yield return new SheetFault("minimum_stay_permanent", "expected no months beside it");
        }

        if (sheet.TerritoryShare is { } territory && !(territory > 0 && territory <= 1))
        {
            yield return new SheetFault("territory_share", "expected a share above 0 and at most 1");
        }

        if (sheet.RegisterLagMonths is < 0 or > LongestLag)
        {
            yield return new SheetFault("register_lag_months", $"expected 0 to {LongestLag} whole months");
        }

        if (sheet.RegisterLagShare is { } late && !(late >= 0 && late < 1))
        {
            yield return new SheetFault("register_lag_share", "expected a share of at least 0 and below 1");
        }

        if (sheet.RoundingBase is < 1 or > LargestRoundingBase)
        {
            yield return new SheetFault("rounding_base", "expected 1 to 100,000 units; 1 where figures are not rounded");
        }

        if (sheet.Undercount is { AssignedBy: "" })
        {
            yield return new SheetFault("undercount_assigned_by", "expected who assigned the class");
        }

        if (sheet.Accuracy is { AssignedBy: "" })
        {
            yield return new SheetFault("accuracy_assigned_by", "expected who assigned the class");
        }
    }

    private static IEnumerable<SheetFault> TextFaults(SeriesSheet sheet) =>
        new (string Field, string Text)[]
        {
            ("residence_criterion", sheet.ResidenceNotes),
            ("reference_date", sheet.ReferenceDate?.Text ?? ""),
            ("territory", sheet.Territory),
            ("deregistration_notes", sheet.DeregistrationNotes),
            ("undercount_assigned_by", sheet.Undercount?.AssignedBy ?? ""),
            ("accuracy_assigned_by", sheet.Accuracy?.AssignedBy ?? ""),
            ("provider", sheet.Provider),
            ("contact", sheet.Contact),
            ("footnotes", sheet.Footnotes),
        }
        .Where(text => Encoding.UTF8.GetByteCount(text.Text) > MaxTextBytes)
        .Select(text => new SheetFault(text.Field, $"expected at most {MaxTextBytes} bytes of UTF-8"));
}
