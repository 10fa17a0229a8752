// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Text.Json.Nodes;
using StatsExchange.Cli.Terminal;
using StatsExchange.V1;

namespace StatsExchange.Cli.Dossiers;

internal static class DossierShow
{
    private static readonly string[] Columns = ["dossier", "countries", "cases#", "settled#", "opened by", "opened"];

    public static Command Create()
    {
        var id = DossierText.Id();
        return new DocumentedCommand("show", "Show a dossier with its cases, proposals and signatures.", "statsx dossier show DNK-SWE")
        {
            id,
        }.Does(async (session, cancellationToken) =>
        {
            var answer = await session.Hub.Dossiers.GetDossierAsync(new GetDossierRequest { Dossier = session.Get(id) }, cancellationToken: cancellationToken);
            session.Out.Result(() => MessageJson.Of(answer.Dossier), () => DossierText.Show(session.Out, answer.Dossier));
            return ExitCode.Done;
        });
    }

    public static Command CreateList() =>
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
        string.Join(", ", dossier.Id.Split('-').Select(Figures.Party)),
        Figures.Count(dossier.Cases.Count),
        Figures.Count(dossier.Cases.Count(c => c.Outcome != Outcome.Unspecified)),
        Figures.Text(dossier.OpenedBy),
        MessageJson.Of(dossier.OpenedAt),
    ];
}
