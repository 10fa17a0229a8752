// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Globalization;
using StatsExchange.Cli.Terminal;
using StatsExchange.V1;

namespace StatsExchange.Cli.Dossiers;

internal static class DossierPropose
{
    private const string Manual = "manual";

    public static Command Create()
    {
        var id = new Argument<string>("CASE") { Description = "The case, for example DNK-SWE.1." };
        var method = new Option<string>("--method") { Description = "manual, with --figure and --justification; or a choice rule (receiving, sending, max, min, mean, geometric …).", HelpName = "METHOD", DefaultValueFactory = _ => Manual };
        var figures = new Option<string[]>("--figure") { Description = "For manual: PERIOD=VALUE; may be repeated.", HelpName = "PERIOD=VALUE", AllowMultipleArgumentsPerToken = true };
        var justification = new Option<string?>("--justification") { Description = "Why these figures.", HelpName = "TEXT" };
        var basis = new Option<string>("--basis") { Description = "What the figures count by: a BASIS code.", HelpName = "CODE", DefaultValueFactory = _ => "RES" };
        var stay = new Option<int?>("--minimum-stay") { Description = "Least stay to be counted, in months.", HelpName = "MONTHS" };
        var population = new Option<string?>("--population") { Description = "Whom the figures count.", HelpName = "TEXT" };
        var territory = new Option<string?>("--territory") { Description = "The territory they cover.", HelpName = "TEXT" };
        var reference = new Option<string?>("--reference-date") { Description = "Their reference date or period.", HelpName = "TEXT" };
        var release = Named.Choice("--release", "Who may be told once agreed.", ReleaseClass.Parties);
        var requestId = Named.RequestId();
        return new DocumentedCommand(
            "propose",
            "Propose figures for a case.",
            "statsx dossier propose DNK-SWE.1 --method mean --release region",
            "statsx dossier propose DNK-SWE.1 --figure 2015=3650 --minimum-stay 12 --justification 'register match of March'")
        {
            id, method, figures, justification, basis, stay, population, territory, reference, release, requestId,
        }.Does(async (session, cancellationToken) =>
        {
            var target = new TargetDefinition
            {
                Basis = session.Get(basis),
                Population = session.Get(population) ?? "",
                Territory = session.Get(territory) ?? "",
                ReferenceDate = session.Get(reference) ?? "",
            };
            if (session.Get(stay) is { } months)
            {
                target.MinimumStayMonths = months;
            }

            var request = new ProposeFigureRequest
            {
                RequestId = session.RequestId(requestId),
                Case = session.Get(id),
                Method = session.Get(method),
                TargetDefinition = target,
                Justification = session.Get(justification) ?? "",
                ReleaseClass = session.Get(release),
            };
            request.Figures.AddRange((session.Get(figures) ?? []).Select(FigureOf));
            var answer = await session.Hub.Dossiers.ProposeFigureAsync(request, cancellationToken: cancellationToken);
            session.Out.Result(() => MessageJson.Of(answer.Proposal), () => DossierText.Show(session.Out, answer.Proposal));
            return ExitCode.Done;
        });
    }

    private static ProposedFigure FigureOf(string text)
    {
        var at = text.IndexOf('=', StringComparison.Ordinal);
        return at > 0 && double.TryParse(text[(at + 1)..], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? new ProposedFigure { TimePeriod = text[..at], Value = value }
            : throw CommandException.WrongUsage($"'{text}' is not PERIOD=VALUE, for example 2015=3650.");
    }
}
