// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using StatsExchange.Cli.Terminal;
using StatsExchange.Cli.Vintages;
using StatsExchange.V1;

namespace StatsExchange.Cli.Dossiers;

internal static class DossierDeadline
{
    public static Command Create()
    {
        var id = DossierNames.Case();
        var time = new Argument<string>("TIME") { Description = "By when both sign: 2027-01-31T12:00:00Z, or a date for its midnight UTC." };
        var requestId = Named.RequestId();
        return new DocumentedCommand(
            "deadline",
            "Set the time by which a case is settled or lapses. An office: seven days ahead or more, and only later than it was. The hub's steward: any time to come.",
            "statsx dossier deadline DNK-SWE.1 2027-01-31T12:00:00Z")
        {
            id, time, requestId,
        }.Does(async (session, cancellationToken) =>
        {
            var by = StateName.ReadTime(session.Get(time)) ?? throw CommandException.WrongUsage($"'{session.Get(time)}' is not a time such as 2027-01-31T12:00:00Z.");
            var answer = await session.Hub.Dossiers.SetDeadlineAsync(
                new SetDeadlineRequest { RequestId = session.RequestId(requestId), Case = session.Get(id), Deadline = by },
                cancellationToken: cancellationToken);
            session.Out.Result(() => MessageJson.Of(answer.Deadline), () => session.Out.Line($"{session.Get(id)} lapses at {CaseText.Time(answer.Deadline.Time)} unless both have signed an outcome by then."));
            return ExitCode.Done;
        });
    }
}
