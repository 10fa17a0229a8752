// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Text.Json.Nodes;
using StatsExchange.Cli.Terminal;
using StatsExchange.V1;

namespace StatsExchange.Cli.Dossiers;

internal static class DossierOutcomes
{
    private static readonly string[] Columns = ["case", "corridor", "pair", "periods", "outcome", "when", "being settled again"];

    public static Command Create()
    {
        var region = Named.Region("REGION", "The regional body of which both countries are members.");
        return new DocumentedCommand(
            "outcomes",
            "As a regional body: how the cases between its members ended, with their joint notes. Figures, proposals and comments stay with the two.",
            "statsx dossier outcomes EUROPE27")
        {
            region,
        }.Does(async (session, cancellationToken) =>
        {
            var outcomes = await Pages.AllAsync(
                async token => await session.Hub.Dossiers.ListOutcomesAsync(
                    new ListOutcomesRequest { Region = session.Get(region), PageSize = Pages.Size, PageToken = token },
                    cancellationToken: cancellationToken),
                page => page.Outcomes,
                page => page.NextPageToken).ConfigureAwait(false);
            session.Out.Result(() => new JsonObject { ["outcomes"] = MessageJson.Of(outcomes) }, () => Show(session.Out, outcomes));
            return ExitCode.Done;
        });
    }

    private static void Show(Output output, List<CaseOutcome> outcomes)
    {
        output.Show(FigureTable.Of(null, Columns, outcomes.Select(RowOf)));
        foreach (var outcome in outcomes.Where(outcome => outcome.JointNote.Length > 0))
        {
            output.Line($"{outcome.Case}, joint note: {outcome.JointNote}");
        }
    }

    private static string[] RowOf(CaseOutcome outcome) =>
    [
        outcome.Case,
        $"{Figures.Party(outcome.Origin)} → {Figures.Party(outcome.Destination)}",
        outcome.Pair,
        outcome.PeriodFrom == outcome.PeriodTo ? outcome.PeriodFrom : $"{outcome.PeriodFrom}–{outcome.PeriodTo}",
        CaseText.Said(outcome.Outcome) + (outcome.AdoptingCountry.Length > 0 ? $" ({outcome.AdoptingCountry})" : ""),
        CaseText.Time(outcome.Time),
        outcome.IsSettledAgain ? "yes" : "no",
    ];
}
