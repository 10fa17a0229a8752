// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using StatsExchange.Cli.Terminal;
using StatsExchange.V1;

namespace StatsExchange.Cli.Dossiers;

internal static class DossierReopen
{
    public static Command Create()
    {
        var id = DossierNames.Case();
        var reason = new Option<string>("--reason") { Description = "Why, for the other office.", HelpName = "TEXT", Required = true };
        var requestId = Named.RequestId();
        return new DocumentedCommand(
            "reopen",
            "Open a settled or lapsed case again. What was settled stands until both sign another outcome.",
            "statsx dossier reopen DNK-SWE.1 --reason 'the census is out'")
        {
            id, reason, requestId,
        }.Does(async (session, cancellationToken) =>
        {
            var answer = await session.Hub.Dossiers.ReopenCaseAsync(
                new ReopenCaseRequest { RequestId = session.RequestId(requestId), Case = session.Get(id), Reason = session.Get(reason) },
                cancellationToken: cancellationToken);
            session.Out.Result(() => MessageJson.Of(answer.Case), () => CaseText.Show(session.Out, answer.Case));
            return ExitCode.Done;
        });
    }
}
