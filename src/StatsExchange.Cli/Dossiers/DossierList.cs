// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Text.Json.Nodes;
using StatsExchange.Cli.Terminal;
using StatsExchange.V1;

namespace StatsExchange.Cli.Dossiers;

internal static class DossierList
{
    private static readonly string[] Columns = ["dossier", "countries", "cases#", "open#", "settled#", "lapsed#", "next deadline", "opened by"];

    public static Command Create() =>
        new DocumentedCommand("list", "List the dossiers of your country.", "statsx dossier list").Does(async (session, cancellationToken) =>
        {
            var dossiers = await Pages.AllAsync(
                async token => await session.Hub.Dossiers.ListDossiersAsync(
                    new ListDossiersRequest { PageSize = Pages.Size, PageToken = token },
                    cancellationToken: cancellationToken),
                page => page.Dossiers,
                page => page.NextPageToken).ConfigureAwait(false);
            session.Out.Result(
                () => new JsonObject { ["dossiers"] = MessageJson.Of(dossiers) },
                () => session.Out.Show(FigureTable.Of(null, Columns, dossiers.Select(RowOf))));
            return ExitCode.Done;
        });

    private static string[] RowOf(Dossier dossier) =>
    [
        dossier.Id,
        DossierText.Countries(dossier),
        Figures.Count(dossier.Cases.Count),
        Figures.Count(dossier.Cases.Count(CaseFacts.IsOpen)),
        Figures.Count(dossier.Cases.Count(@case => @case.State == CaseState.Settled)),
        Figures.Count(dossier.Cases.Count(@case => @case.State == CaseState.Lapsed)),
        dossier.Cases.Select(@case => @case.Deadline).OfType<Deadline>().MinBy(deadline => deadline.Time.ToDateTimeOffset()) is { } next ? CaseText.Time(next.Time) : Figures.Dash,
        Figures.Text(dossier.OpenedBy),
    ];
}
