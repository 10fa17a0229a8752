// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using StatsExchange.Cli.Terminal;
using StatsExchange.V1;

namespace StatsExchange.Cli.Vintages;

/// <summary>Embargoes for the reader.</summary>
internal static class EmbargoText
{
    private static readonly string[] Columns = ["entry#", "set", "structure", "periods", "partners", "only", "until"];

    public static FigureTable Table(string office, IEnumerable<Embargo> embargoes) =>
        FigureTable.Of($"Embargoes of {Figures.Party(office)}, the last one that covers a cell counts", Columns, embargoes.Select(RowOf));

    private static string[] RowOf(Embargo embargo) =>
    [
        embargo.Seq.ToString(CultureInfo.InvariantCulture),
        MessageJson.Of(embargo.Time),
        embargo.Structure,
        PeriodsOf(embargo),
        embargo.Counterparts.Count == 0 ? "all" : string.Join(", ", embargo.Counterparts.Select(Figures.Party)),
        embargo.Dimensions.Count == 0 ? "all" : string.Join(' ', embargo.Dimensions.OrderBy(code => code.Key, StringComparer.Ordinal).Select(code => $"{code.Key}={code.Value}")),
        embargo.Until is null ? "lifted" : MessageJson.Of(embargo.Until),
    ];

    private static string PeriodsOf(Embargo embargo) =>
        embargo is { PeriodFrom: "", PeriodTo: "" } ? "all"
        : embargo.PeriodFrom == embargo.PeriodTo ? embargo.PeriodFrom
        : $"{embargo.PeriodFrom}–{embargo.PeriodTo}";
}
