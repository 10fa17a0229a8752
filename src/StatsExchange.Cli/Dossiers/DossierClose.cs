// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using StatsExchange.Cli.Terminal;
using StatsExchange.Cli.Vintages;
using StatsExchange.V1;

namespace StatsExchange.Cli.Dossiers;

internal static class DossierClose
{
    public static Command Create()
    {
        var id = DossierNames.Case();
        var outcome = Named.ChoiceArgument(
            "OUTCOME",
            "How it ends; a figure is agreed with dossier propose.",
            Outcome.ExplainedDifference,
            Outcome.OriginRevises,
            Outcome.DestinationRevises,
            Outcome.AdoptsPartner,
            Outcome.NoAgreement);
        var note = new Option<string>("--joint-note") { Description = "What both say of it. A regional body of both reads this, and nothing else of the case.", HelpName = "TEXT", Required = true };
        var adopting = Named.CountryOption("--adopting", "For adopts-partner: the country that uses the partner's figures. The partner permits it by an agreement with the use adopt.");
        var by = new Option<string?>("--by") { Description = "For origin-revises and destination-revises: by when, 2027-01-31.", HelpName = "TIME" };
        var answers = FigureOptions.Answers();
        var requestId = Named.RequestId();
        return new DocumentedCommand(
            "close",
            "Propose to end a case with another outcome than a figure. It ends once a signatory of each has accepted that.",
            "statsx dossier close DNK-SWE.2 explained-difference --joint-note 'Denmark counts from six months, Sweden from twelve.'",
            "statsx dossier close DNK-SWE.2 origin-revises --by 2027-06-30 --joint-note 'Denmark sends 2016 again with late registrations.'",
            "statsx dossier close DNK-SWE.2 adopts-partner --adopting DNK --joint-note 'Denmark uses the Swedish arrivals.'")
        {
            id, outcome, note, adopting, by, answers, requestId,
        }.Does(async (session, cancellationToken) =>
        {
            var request = new CloseCaseRequest
            {
                RequestId = session.RequestId(requestId),
                Case = session.Get(id),
                Outcome = session.Get(outcome),
                JointNote = session.Get(note),
                AdoptingCountry = session.Get(adopting) ?? "",
                Answers = session.Get(answers) ?? "",
                RevisesBy = session.Get(by) is { } time
                    ? StateName.ReadTime(time) ?? throw CommandException.WrongUsage($"'{time}' is not a time such as 2027-01-31.")
                    : null,
            };
            var answer = await session.Hub.Dossiers.CloseCaseAsync(request, cancellationToken: cancellationToken);
            session.Out.Result(() => MessageJson.Of(answer.Proposal), () => ProposalText.Show(session.Out, answer.Proposal));
            return ExitCode.Done;
        });
    }
}
