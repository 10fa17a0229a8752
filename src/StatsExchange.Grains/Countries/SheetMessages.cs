// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Sheets;
using StatsExchange.Grains.Callers;
using Sent = StatsExchange.V1.SeriesSheet;

namespace StatsExchange.Grains.Countries;

/// <summary>Series sheets as they are sent and stored, and what they say.</summary>
public static class SheetMessages
{
    /// <summary>What a message says.</summary>
    /// <exception cref="RefusedException">A field has no meaning.</exception>
    public static SeriesSheet Read(Sent sheet) => new(SeriesOf(sheet), sheet.Version, sheet.Seq)
    {
        IsWithdrawn = sheet.Withdrawn,
        MinimumStayMonths = sheet.HasMinimumStayMonths ? sheet.MinimumStayMonths : null,
        IsStayPermanent = sheet.MinimumStayPermanent,
        StayKind = Closed<V1.StayKind, StayKind>(sheet.StayKind, "stay_kind"),
        Residence = Closed<V1.ResidenceCriterion, ResidenceCriterion>(sheet.Residence, "residence"),
        ResidenceNotes = sheet.ResidenceCriterion,
        ReferenceDate = sheet.ReferenceDate.Length > 0 ? ReferenceDate.Parse(sheet.ReferenceDate) : null,
        AgeDefinition = Closed<V1.AgeDefinition, AgeDefinition>(sheet.AgeDefinition, "age_definition"),
        Territory = sheet.Territory,
        TerritoryShare = sheet.HasTerritoryShare ? sheet.TerritoryShare : null,
        Coverage = CoverageOf(sheet.Coverage),
        UnknownPartner = Closed<V1.UnknownPartner, UnknownPartner>(sheet.UnknownPartner, "unknown_partner"),
        Deregistration = Closed<V1.Deregistration, Deregistration>(sheet.Deregistration, "deregistration"),
        DeregistrationNotes = sheet.DeregistrationNotes,
        RegisterLagMonths = sheet.HasRegisterLagMonths ? sheet.RegisterLagMonths : null,
        RegisterLagShare = sheet.HasRegisterLagShare ? sheet.RegisterLagShare : null,
        RoundingBase = sheet.HasRoundingBase ? sheet.RoundingBase : null,
        Undercount = ClassOf(sheet.UndercountClass, sheet.UndercountAssignedBy, sheet.ClassesAssignedBy, "undercount_class"),
        Accuracy = ClassOf(sheet.AccuracyClass, sheet.AccuracyAssignedBy, sheet.ClassesAssignedBy, "accuracy_class"),
        IsCopiedFromMirror = sheet.HasCopiedFromMirror ? sheet.CopiedFromMirror : null,
        Provider = sheet.Provider,
        IsReferenceSource = sheet.ReferenceSource,
        Contact = sheet.Contact,
        Footnotes = sheet.Footnotes,
    };

    /// <summary>The figures a sheet holds for.</summary>
    /// <exception cref="RefusedException">The periods are none, or not in order.</exception>
    public static SeriesKey SeriesOf(Sent sheet) => new(
        sheet.Structure,
        sheet.Measure,
        sheet.Basis,
        sheet.Citizens,
        sheet.Source,
        sheet.Counterpart,
        PeriodTexts.Range(sheet.PeriodFrom, sheet.PeriodTo, "sheet.period_from"));

    private static GroupCoverage CoverageOf(V1.GroupCoverage? sent) => sent is null ? GroupCoverage.NotStated : new(
        sent.HasNationals ? sent.Nationals : null,
        sent.HasAsylumSeekers ? sent.AsylumSeekers : null,
        sent.HasRefugees ? sent.Refugees : null,
        sent.HasStudents ? sent.Students : null,
        sent.HasIrregular ? sent.Irregular : null,
        sent.HasTemporaryWorkers ? sent.TemporaryWorkers : null,
        sent.HasDualNationals ? sent.DualNationals : null);

    // Both lists are closed and in one order; the first of those sent is "not stated".
    private static TStated? Closed<TSent, TStated>(TSent sent, string field)
        where TSent : struct, Enum
        where TStated : struct, Enum
    {
        var at = Array.IndexOf(Enum.GetValues<TSent>(), sent);
        return at switch
        {
            < 0 => throw RefusedException.Field("sheet." + field, "expected a value of the list"),
            0 => null,
            _ => Enum.GetValues<TStated>()[at - 1],
        };
    }

    private static AssignedClass? ClassOf(string text, string assignedBy, string bothAssignedBy, string field)
    {
        QualityClass? assigned = text switch
        {
            "" => null,
            "low" => QualityClass.Low,
            "medium" => QualityClass.Medium,
            "high" => QualityClass.High,
            _ => throw RefusedException.Field("sheet." + field, "expected low, medium, high or nothing"),
        };
        return assigned is { } known ? new AssignedClass(known, assignedBy.Length > 0 ? assignedBy : bothAssignedBy) : null;
    }
}
