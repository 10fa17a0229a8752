// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using StatsExchange.Cli.Terminal;
using StatsExchange.V1;

namespace StatsExchange.Cli.Rounds;

internal static class RoundAdvance
{
    public static Command Create()
    {
        var id = RoundText.Id();
        var to = Named.Choice("--to", "The stage after the one it is in.", RoundStage.Unspecified);
        to.DefaultValueFactory = null;
        to.Required = true;
        var reason = new Option<string?>("--reason") { Description = "Why now; needed before the time the round states.", HelpName = "TEXT" };
        var requestId = Named.RequestId();
        return new DocumentedCommand(
            "advance",
            "Take a round one stage further. FROZEN pins the members' revisions; RELEASED releases the round's snapshot.",
            "statsx round advance ASEAN-round-1 --to mirror",
            "statsx round advance ASEAN-round-1 --to frozen --reason 'all members have settled'")
        {
            id, to, reason, requestId,
        }.Does(async (session, cancellationToken) =>
        {
            var answer = await session.Hub.Rounds.AdvanceRoundAsync(
                new AdvanceRoundRequest { RequestId = session.RequestId(requestId), Round = session.Get(id), To = session.Get(to), Reason = session.Get(reason) ?? "" },
                cancellationToken: cancellationToken);
            session.Out.Result(() => MessageJson.Of(answer.Round), () => RoundText.Show(session.Out, answer.Round));
            return ExitCode.Done;
        });
    }
}
