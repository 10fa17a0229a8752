// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Sheets;

/// <summary>
/// The metadata of a series: what was counted, how, by whom, under which definition. Null, or an empty text, is "not stated" and never a
/// default. <see cref="SheetRules"/> says what a sheet may hold.
/// </summary>
/// <param name="Series">The figures it holds for.</param>
/// <param name="Version">From 1, counted per series.</param>
/// <param name="Seq">Seq of the entry in the country's stream that recorded this version; 0 for a sheet not yet recorded.</param>
public sealed record SeriesSheet(SeriesKey Series, int Version, long Seq = 0)
{
    /// <summary>This version ends the sheet: none holds for the series any more.</summary>
    public bool IsWithdrawn { get; init; }

    /// <summary>Least stay to be counted, in whole months from 0 to 60; null where not stated, or where only permanent stays count.</summary>
    public int? MinimumStayMonths { get; init; }

    /// <summary>Only those who stay for good are counted.</summary>
    public bool IsStayPermanent { get; init; }

    /// <summary>Whether the stay counted is the one intended or the one that came about.</summary>
    public StayKind? StayKind { get; init; }

    /// <summary>Who is a resident.</summary>
    public ResidenceCriterion? Residence { get; init; }

    /// <summary>Who is a resident, in words.</summary>
    public string ResidenceNotes { get; init; } = "";

    /// <summary>The date the figures refer to.</summary>
    public ReferenceDate? ReferenceDate { get; init; }

    /// <summary>To which day the age of a person refers.</summary>
    public AgeDefinition? AgeDefinition { get; init; }

    /// <summary>The territory covered, in words.</summary>
    public string Territory { get; init; } = "";

    /// <summary>Share of the country's people who live in the territory covered, above 0 and at most 1.</summary>
    public double? TerritoryShare { get; init; }

    /// <summary>Which groups are counted.</summary>
    public GroupCoverage Coverage { get; init; } = GroupCoverage.NotStated;

    /// <summary>What is done with persons whose partner country is not known.</summary>
    public UnknownPartner? UnknownPartner { get; init; }

    /// <summary>How those who left leave the register.</summary>
    public Deregistration? Deregistration { get; init; }

    /// <summary>The same in words.</summary>
    public string DeregistrationNotes { get; init; } = "";

    /// <summary>For how many months after an event it can still enter the figures of its period, 0 to 120.</summary>
    public int? RegisterLagMonths { get; init; }

    /// <summary>Share of the period's events that came too late for the figures, in [0, 1): the figures hold 1 − share of them.</summary>
    public double? RegisterLagShare { get; init; }

    /// <summary>Figures are multiples of this number of units; 1 where they are not rounded.</summary>
    public int? RoundingBase { get; init; }

    /// <summary>How much the office's counts miss.</summary>
    public AssignedClass? Undercount { get; init; }

    /// <summary>How much chance error they have.</summary>
    public AssignedClass? Accuracy { get; init; }

    /// <summary>The figures were copied from the partner's.</summary>
    public bool? IsCopiedFromMirror { get; init; }

    /// <summary>The provider under the office that compiles the series; empty for the office itself.</summary>
    public string Provider { get; init; } = "";

    /// <summary>The office designates the source of this sheet as its reference among the sources of the series.</summary>
    public bool IsReferenceSource { get; init; }

    /// <summary>Whom to ask.</summary>
    public string Contact { get; init; } = "";

    /// <summary>Anything else the reader must know.</summary>
    public string Footnotes { get; init; } = "";
}
