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
        var selection = new ReportingSelection();
        var command = new DocumentedCommand(
            "show",
            "Show a round with its steps, its reminders, and who has reported how much; as an office, your own period by period. --json has all lines, or those chosen.",
            "statsx round show ASEAN-round-1",
            "statsx round show ASEAN-round-1 --member BRN PHL",
            "statsx round show ASEAN-round-1 --table STOCK:IMM --period 2010..2019 --state late missing",
            "statsx round show ASEAN-round-1 --lines")
        {
            id,
        }.Does(async (session, cancellationToken) =>
        {
            var answer = selection.Of(session, await session.Hub.Rounds.GetRoundAsync(new GetRoundRequest { Round = session.Get(id) }, cancellationToken: cancellationToken));
            session.Out.Result(() => MessageJson.Of(answer), () =>
            {
                RoundText.Show(session.Out, answer.Round);
                Show(session.Out, answer, selection.IsMade(session));
            });
            return ExitCode.Done;
        });
        selection.AddTo(command);
        return command;
    }

    private static void Show(Output output, GetRoundResponse answer, bool lines)
    {
        // An office is told no sums over all, and its own lines are few.
        if (lines || answer.Summaries.Count == 0)
        {
            ReportingTable.Show(output, answer);
        }
        else
        {
            ReportingOverview.Show(output, answer);
        }
    }
}
