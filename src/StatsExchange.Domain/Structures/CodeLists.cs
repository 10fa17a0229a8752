// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Globalization;

namespace StatsExchange.Domain.Structures;

/// <summary>The listed code lists of the structures, read once from the reference data.</summary>
internal static class CodeLists
{
    private const int LongestMinimumStay = 60;

    private static readonly ILookup<string, Code> Own = ReferenceData.Read("codelists.own")
        .ToLookup(row => row["list"], row => new Code(row["id"], row["name"]), StringComparer.Ordinal);

    public static ICodeList Frequency { get; } = Sdmx("CL_FREQ");

    public static ICodeList Sex { get; } = Sdmx("CL_SEX");

    public static ICodeList Occupation { get; } = Sdmx("CL_OCCUPATION");

    public static ICodeList Activity { get; } = Sdmx("CL_ACTIVITY_ISIC4");

    public static ICodeList Education { get; } = OfDimension("CL_EDUCATION");

    public static ICodeList Duration { get; } = OfDimension("CL_DURATION");

    public static ICodeList Source { get; } = OfDimension("CL_SOURCE");

    public static ICodeList LabourStatus { get; } = OfDimension("CL_LABOUR_STATUS");

    public static ICodeList LegalStatus { get; } = OfDimension("CL_LEGAL_STATUS");

    public static ICodeList Reason { get; } = OfDimension("CL_REASON");

    public static ICodeList UnitMeasure { get; } = OfDimension("CL_UNIT_MEASURE");

    public static ICodeList MinimumStay { get; } = new CodeList("CL_MIN_STAY", StandardCodes.AddTo(
    [
        .. Enumerable.Range(0, LongestMinimumStay + 1).Select(months => new Code(
            months.ToString(CultureInfo.InvariantCulture),
            months == 1 ? "At least 1 month" : string.Create(CultureInfo.InvariantCulture, $"At least {months} months"))),
        new Code("PERM", "Permanent"),
    ]));

    public static ICodeList ObservationStatus { get; } = OfAttribute("CL_OBS_STATUS");

    public static ICodeList ConfidentialityStatus { get; } = OfAttribute("CL_CONF_STATUS");

    public static ICodeList UnitMultiplier { get; } = OfAttribute("CL_UNIT_MULT");

    public static ICodeList Decimals { get; } = OfAttribute("CL_DECIMALS");

    public static ICodeList RevisionType { get; } = new CodeList("CL_REVISION_TYPE", [.. Own["CL_REVISION_TYPE"]]);

    public static ICodeList Outcome { get; } = new CodeList("CL_OUTCOME", [.. Own["CL_OUTCOME"]]);

    /// <summary>A list of our own for a dimension, with the standard codes added.</summary>
    public static ICodeList OfDimension(string id) => new CodeList(id, StandardCodes.AddTo(Own[id]));

    private static CodeList Sdmx(string id) => new(id, StandardCodes.AddTo(Table(id)));

    private static CodeList OfAttribute(string id) => new(id, [.. Table(id)]);

    private static IEnumerable<Code> Table(string id) =>
        ReferenceData.Read("codelists." + id).Select(row => new Code(row["id"], row["name"]));
}
