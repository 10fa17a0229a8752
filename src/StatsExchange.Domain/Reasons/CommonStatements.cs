// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Sheets;

namespace StatsExchange.Domain.Reasons;

/// <summary>What two sheets of one office both state, for figures added up from series that each has a sheet of its own.</summary>
internal static class CommonStatements
{
    /// <summary>The first sheet without what the second does not state as well. What is written in words only is the first's.</summary>
    public static SeriesSheet Of(SeriesSheet first, SeriesSheet second) => ReferenceEquals(first, second) ? first : first with
    {
        MinimumStayMonths = Same(first.MinimumStayMonths, second.MinimumStayMonths),
        IsStayPermanent = first.IsStayPermanent && second.IsStayPermanent,
        StayKind = Same(first.StayKind, second.StayKind),
        Residence = Same(first.Residence, second.Residence),
        ReferenceDate = first.ReferenceDate == second.ReferenceDate ? first.ReferenceDate : null,
        AgeDefinition = Same(first.AgeDefinition, second.AgeDefinition),
        TerritoryShare = Same(first.TerritoryShare, second.TerritoryShare),
        Coverage = CoverageOf(first.Coverage, second.Coverage),
        UnknownPartner = Same(first.UnknownPartner, second.UnknownPartner),
        Deregistration = Same(first.Deregistration, second.Deregistration),
        RegisterLagMonths = Same(first.RegisterLagMonths, second.RegisterLagMonths),
        RegisterLagShare = Same(first.RegisterLagShare, second.RegisterLagShare),
        RoundingBase = Same(first.RoundingBase, second.RoundingBase),
        Undercount = first.Undercount == second.Undercount ? first.Undercount : null,
        Accuracy = first.Accuracy == second.Accuracy ? first.Accuracy : null,
        IsCopiedFromMirror = Same(first.IsCopiedFromMirror, second.IsCopiedFromMirror),
    };

    private static GroupCoverage CoverageOf(GroupCoverage first, GroupCoverage second) => new(
        Same(first.Nationals, second.Nationals),
        Same(first.AsylumSeekers, second.AsylumSeekers),
        Same(first.Refugees, second.Refugees),
        Same(first.Students, second.Students),
        Same(first.Irregular, second.Irregular),
        Same(first.TemporaryWorkers, second.TemporaryWorkers),
        Same(first.DualNationals, second.DualNationals));

    private static T? Same<T>(T? first, T? second)
        where T : struct =>
        first.Equals(second) ? first : null;
}
