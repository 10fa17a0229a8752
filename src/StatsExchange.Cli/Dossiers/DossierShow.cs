// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Text.Json.Nodes;
using StatsExchange.Cli.Terminal;
using StatsExchange.V1;

namespace StatsExchange.Cli.Dossiers;

internal static class DossierShow
{
    public static Command Create()
    {
        var id = DossierNames.DossierOrCase();
        return new DocumentedCommand(
            "show",
            "Show a dossier with its cases; or one case: both originals, the proposals, who signed, the deadline, revisions, and what can be done now.",
            "statsx dossier show DNK-SWE",
            "statsx dossier show DNK-SWE.1",
            "statsx dossier show DNK-SWE.1 --json")
        {
            id,
        }.Does(async (session, cancellationToken) =>
        {
            if (DossierNames.IsCase(session.Get(id)))
            {
                await ShowCaseAsync(session, session.Get(id), cancellationToken).ConfigureAwait(false);
                return ExitCode.Done;
            }

            var answer = await session.Hub.Dossiers.GetDossierAsync(new GetDossierRequest { Dossier = session.Get(id) }, cancellationToken: cancellationToken);
            session.Out.Result(() => MessageJson.Of(answer.Dossier), () => DossierText.Show(session.Out, answer.Dossier));
            return ExitCode.Done;
        });
    }

    private static async Task ShowCaseAsync(Session session, string id, CancellationToken cancellationToken)
    {
        var @case = await CaseReading.CaseAsync(session.Hub, id, cancellationToken).ConfigureAwait(false);
        var originals = await Originals.ReadAsync(session.Hub, @case, cancellationToken).ConfigureAwait(false);
        session.Out.Result(
            () =>
            {
                var json = MessageJson.Of(@case);
                json["originals"] = originals?.ToJson();
                json["next"] = new JsonArray([.. NextStep.Of(@case).Select(step => step.ToJson())]);
                return json;
            },
            () => CaseText.ShowWhole(session.Out, @case, originals));
    }
}
