// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Text.Json.Nodes;
using StatsExchange.Cli.Terminal;
using StatsExchange.Client.Connections;
using StatsExchange.V1;

namespace StatsExchange.Cli.Rounds;

internal static class RoundList
{
    private static readonly string[] Columns = ["round", "title", "stage", "tables", "periods", "due", "release"];

    public static Command Create()
    {
        var region = Named.Region("REGION", "The regional body.");
        return new DocumentedCommand("list", "List the rounds of a regional body, newest first; as an office, those that ask it.", "statsx round list ASEAN")
        {
            region,
        }.Does(async (session, cancellationToken) =>
        {
            var rounds = await Pages.AllAsync(
                async token => await session.Hub.Rounds.ListRoundsAsync(
                    new ListRoundsRequest { Region = session.Get(region), PageSize = Pages.Size, PageToken = token },
                    cancellationToken: cancellationToken),
                page => page.Rounds,
                page => page.NextPageToken).ConfigureAwait(false);
            session.Out.Result(
                () => new JsonObject { ["region"] = session.Get(region), ["rounds"] = MessageJson.Of(rounds) },
                () => session.Out.Show(FigureTable.Of($"Rounds of {Figures.Party(session.Get(region))}", Columns, rounds.Select(RowOf))));
            return ExitCode.Done;
        });
    }

    private static string[] RowOf(Round round) =>
    [
        round.Id,
        round.Plan.Title,
        Named.Word(ShortNames.Of(round.Stage)),
        string.Join(", ", round.Plan.Tables.Select(RoundTables.Text)),
        string.Join(' ', round.Plan.Periods),
        RoundTimes.Text(round.Plan.Schedule.Due),
        RoundTimes.Text(round.Plan.Schedule.Release),
    ];
}
