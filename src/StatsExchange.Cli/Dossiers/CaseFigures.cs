// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Cli.Terminal;
using StatsExchange.V1;

namespace StatsExchange.Cli.Dossiers;

/// <summary>Both originals beside what is proposed and what is agreed, by period and class.</summary>
internal static class CaseFigures
{
    // More would not fit on a screen; the latest tell how things stand.
    private const int MostProposals = 4;

    public static void Show(Output output, Case @case, Originals? originals)
    {
        Proposal[] shown = [.. @case.Proposals.Where(p => p.Figures.Count > 0 && (p.Id == @case.AgreedProposal || CaseFacts.CanBeAccepted(p))).TakeLast(MostProposals)];
        (string Period, string Class)[] rows =
        [
            .. (originals?.Periods ?? []).Select(period => (period, ""))
                .Concat(shown.SelectMany(proposal => proposal.Figures).Select(figure => (figure.TimePeriod, ProposalText.ClassOf(figure))))
                .Distinct()
                .OrderBy(row => row.Item1, StringComparer.Ordinal).ThenBy(row => row.Item2, StringComparer.Ordinal),
        ];
        if (originals is null)
        {
            output.Line("What the offices report is not shown: no agreement lets you compare.");
        }

        if (rows.Length == 0)
        {
            return;
        }

        string[] sides = originals is null ? [] : [$"{@case.Origin} reports#", $"{@case.Destination} reports#"];
        string[] columns = ["period", "class", .. sides, .. shown.Select(proposal => $"{(proposal.Id == @case.AgreedProposal ? "agreed" : "proposed")} {proposal.Id}#")];
        output.Show(FigureTable.Of(null, columns, rows.Select(row => RowOf(row.Period, row.Class, originals, shown))));
    }

    private static string[] RowOf(string period, string @class, Originals? originals, Proposal[] proposals)
    {
        var (origin, destination) = @class.Length == 0 && originals is not null ? originals.Of(period) : ("", "");
        return
        [
            period,
            @class.Length == 0 ? "total" : @class,
            .. originals is null ? [] : (string[])[origin, destination],
            .. proposals.Select(proposal => proposal.Figures.FirstOrDefault(figure => figure.TimePeriod == period && ProposalText.ClassOf(figure) == @class))
                .Select(figure => Figures.Value(figure is { HasValue: true } ? figure.Value : null)),
        ];
    }
}
