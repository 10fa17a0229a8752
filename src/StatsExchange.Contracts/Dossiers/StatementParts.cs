// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using StatsExchange.Contracts.Signatures;
using StatsExchange.V1;

namespace StatsExchange.Contracts.Dossiers;

/// <summary>Lines that several statements have. What was signed stays: a statement that needs others gets a new version with lines of its own.</summary>
internal static class StatementParts
{
    /// <summary>The proposal, and the corridor of its case.</summary>
    public static StatementWriter Corridor(this StatementWriter writer, Case @case, Proposal proposal) => writer
        .Line("proposal", proposal.Id)
        .Line("case", @case.Id)
        .Line("origin", @case.Origin)
        .Line("destination", @case.Destination)
        .Line("pair", @case.Pair);

    /// <summary>The periods of a case.</summary>
    public static StatementWriter Periods(this StatementWriter writer, Case @case) => writer
        .Line("period_from", @case.PeriodFrom)
        .Line("period_to", @case.PeriodTo);

    /// <summary>What a figure means.</summary>
    public static StatementWriter Target(this StatementWriter writer, TargetDefinition target) => writer
        .Line("basis", target.Basis)
        .Line("minimum_stay_months", target.HasMinimumStayMonths ? target.MinimumStayMonths.ToString(CultureInfo.InvariantCulture) : "")
        .Line("population", target.Population)
        .Line("territory", target.Territory)
        .Line("reference_date", target.ReferenceDate);
}
