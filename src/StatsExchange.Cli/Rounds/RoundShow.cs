// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using StatsExchange.Cli.Terminal;
using StatsExchange.V1;

namespace StatsExchange.Cli.Rounds;

internal static class RoundShow
{
    public static Command Create()
    {
        var id = RoundText.Id();
        return new DocumentedCommand(
            "show", "Show a round with its steps, its reminders, and who has reported what when; as an office, your own.", "statsx round show ASEAN-round-1")
        {
            id,
        }.Does(async (session, cancellationToken) =>
        {
            var answer = await session.Hub.Rounds.GetRoundAsync(new GetRoundRequest { Round = session.Get(id) }, cancellationToken: cancellationToken);
            session.Out.Result(() => MessageJson.Of(answer), () =>
            {
                RoundText.Show(session.Out, answer.Round);
                ReportingTable.Show(session.Out, answer);
            });
            return ExitCode.Done;
        });
    }
}
