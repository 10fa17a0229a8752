// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Cli.Terminal;
using StatsExchange.V1;

namespace StatsExchange.Cli.Corridors;

internal static class CorridorTable
{
    private static readonly string[] Columns = ["origin", "destination", "period", "origin reports#", "destination reports#", "asymmetry#", "why"];

    public static FigureTable Of(string? title, IEnumerable<RankedCorridor> corridors) => FigureTable.Of(title, Columns, corridors.Select(c => new[]
    {
        Figures.Party(c.Origin),
        Figures.Party(c.Destination),
        c.TimePeriod,
        Figures.Value(c.OriginValue) + AlignmentText.MarkOf(c.Derived, Derived.Origin),
        Figures.Value(c.DestinationValue) + AlignmentText.MarkOf(c.Derived, Derived.Destination),
        Figures.Ratio(c.Asymmetry),
        ReasonTable.HasMore(c.Reasons) ? ReasonTable.Summary(c.Reasons) : "",
    }));
}
