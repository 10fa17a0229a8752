// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Areas;

namespace StatsExchange.Domain.Structures;

/// <summary>The dimensions that more than one structure has, with the defaults they have there.</summary>
internal static class Dimensions
{
    public static Dimension Frequency { get; } = new("FREQ", DimensionRole.Frequency, CodeLists.Frequency, "A");

    public static Dimension Reporter { get; } = new("REF_AREA", DimensionRole.Reporter, ReporterAreas.Instance, null);

    public static Dimension Partner { get; } = new("COUNTERPART_AREA", DimensionRole.Partner, PartnerAreas.Instance, null);

    public static Dimension LegalStatus { get; } = Additive("LEGAL_STATUS", CodeLists.LegalStatus);

    public static Dimension Reason { get; } = Additive("REASON", CodeLists.Reason);

    public static Dimension LabourStatus { get; } = Additive("LABOUR_STATUS", CodeLists.LabourStatus);

    public static Dimension Sex { get; } = Additive("SEX", CodeLists.Sex);

    public static Dimension Age { get; } = Additive("AGE", AgeCodes.Instance);

    public static Dimension Education { get; } = Additive("EDUCATION", CodeLists.Education);

    public static Dimension Occupation { get; } = Additive("OCCUPATION", CodeLists.Occupation);

    public static Dimension Activity { get; } = Additive("ACTIVITY", CodeLists.Activity);

    public static Dimension UnitMeasure { get; } = new("UNIT_MEASURE", DimensionRole.Alternative, CodeLists.UnitMeasure, "PS");

    public static Dimension Source { get; } = new("SOURCE", DimensionRole.Alternative, CodeLists.Source, StandardCodes.Unknown);

    public static Dimension Time { get; } = new("TIME_PERIOD", DimensionRole.Time, PeriodCodes.Instance, null);

    /// <summary>Classes of people: what is not broken down is the total.</summary>
    public static Dimension Additive(string id, ICodeList codes) => new(id, DimensionRole.Additive, codes, StandardCodes.Total);

    /// <summary>A way of counting that every observation must name.</summary>
    public static Dimension RequiredAlternative(string id, string codeList) =>
        new(id, DimensionRole.Alternative, CodeLists.OfDimension(codeList), null);
}
