// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using StatsExchange.Cli.Terminal;
using StatsExchange.V1;

namespace StatsExchange.Cli.Rounds;

internal static class RoundRemind
{
    public static Command Create()
    {
        var id = RoundText.Id();
        var members = new Option<string[]>("--member") { Description = "Whom, by alpha-3; several may be named. Default: all who have not reported something.", HelpName = "COUNTRY", AllowMultipleArgumentsPerToken = true };
        var note = new Option<string?>("--note") { Description = "What to tell them.", HelpName = "TEXT" };
        var requestId = Named.RequestId();
        return new DocumentedCommand(
            "remind",
            "Remind members of what they have not reported. They find it with `statsx round show`.",
            "statsx round remind ASEAN-round-1",
            "statsx round remind ASEAN-round-1 --member BRN --note 'The files of 2015 are enough for now.'")
        {
            id, members, note, requestId,
        }.Does(async (session, cancellationToken) =>
        {
            var request = new RemindRoundRequest { RequestId = session.RequestId(requestId), Round = session.Get(id), Note = session.Get(note) ?? "" };
            request.Members.AddRange((session.Get(members) ?? []).Select(member => member.ToUpperInvariant()));
            var answer = await session.Hub.Rounds.RemindRoundAsync(request, cancellationToken: cancellationToken);
            session.Out.Result(() => MessageJson.Of(answer.Round), () => RoundText.Show(session.Out, answer.Round));
            return ExitCode.Done;
        });
    }
}
