// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Cli.Terminal;
using StatsExchange.Client.Connections;
using StatsExchange.V1;

namespace StatsExchange.Cli.Corridors;

/// <summary>Indices for the reader.</summary>
internal static class IndexText
{
    private static readonly string[] Columns =
        ["corridors", "period", "index %#", "sum of D − O#", "sum of means#", "cells#", "missing#", "suppressed#", "ambiguous#", "included elsewhere#", "no total#"];

    private static readonly string[] ShareColumns = ["country", "as", "period", "share#"];

    public static void Show(Output output, GetAsymmetryIndexResponse answer)
    {
        if (answer.Indices.Count == 0)
        {
            output.Line("No figures to compare.");
        }
        else
        {
            output.Show(FigureTable.Of("100 · Σ|D − O| / (Σ(D + O) / 2)", Columns, answer.Indices.Select(RowOf)));
        }

        var known = answer.UnknownShares.Where(share => share.HasShare).ToList();
        if (known.Count > 0)
        {
            output.Show(FigureTable.Of("People whose partner country is not known", ShareColumns, known.Select(share => new[]
            {
                Figures.Party(share.Country), share.AsOrigin ? "origin" : "destination", share.TimePeriod, Figures.Percent(share.Share),
            })));
        }

        LeftOut.Show(output, answer.WithoutAgreement);
    }

    private static string[] RowOf(AsymmetryIndex index) =>
    [
        ShortNames.Of(index.Scope).ToLowerInvariant().Replace('_', ' '),
        index.TimePeriod.Length > 0 ? index.TimePeriod : "all",
        index.HasIndex ? index.Index.ToString("0.0", System.Globalization.CultureInfo.InvariantCulture) : Figures.Dash,
        Figures.Value(index.SignedSum),
        Figures.Value(index.MeanSum),
        Figures.Count(index.Used),
        Figures.Count(index.Missing),
        Figures.Count(index.Suppressed),
        Figures.Count(index.Ambiguous),
        Figures.Count(index.Included),
        Figures.Count(index.TotalNotSent),
    ];
}
