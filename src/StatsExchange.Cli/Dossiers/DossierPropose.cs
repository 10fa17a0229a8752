// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using StatsExchange.Cli.Terminal;
using StatsExchange.V1;

namespace StatsExchange.Cli.Dossiers;

internal static class DossierPropose
{
    public static Command Create()
    {
        var id = DossierNames.Case();
        var figures = new FigureOptions();
        var answers = FigureOptions.Answers();
        var requestId = Named.RequestId();
        var command = new DocumentedCommand(
            "propose",
            "Propose figures for a case.",
            "statsx dossier propose DNK-SWE.1 --method mean --release region",
            "statsx dossier propose DNK-SWE.1 --method mean --stay-factors IMEM --detail SEX",
            "statsx dossier propose DNK-SWE.1 --reconciliation EUROPE27-job-1 --detail SEX",
            "statsx dossier propose DNK-SWE.1 --figure 2015=3650 --minimum-stay 12 --justification 'register match of March'",
            "statsx dossier propose DNK-SWE.1 --figure 2015=3650 2015/SEX=F=1800 2015/SEX=M=1850 --justification 'register match of March'");
        command.Add(id);
        figures.AddTo(command);
        command.Add(answers);
        command.Add(requestId);
        return command.Does((session, cancellationToken) => SendAsync(session, figures.Read(session), session.Get(id), session.Get(answers) ?? "", requestId, cancellationToken));
    }

    /// <summary>The same in answer to a proposal of the other office, in the case of that proposal.</summary>
    public static Command CreateCounter()
    {
        var answered = DossierNames.Proposal();
        var figures = new FigureOptions();
        var requestId = Named.RequestId();
        var command = new DocumentedCommand(
            "counter",
            "Answer the other office's proposal with figures of your own. Both can be accepted until one is settled.",
            "statsx dossier counter DNK-SWE.1.1 --method receiving",
            "statsx dossier counter DNK-SWE.1.1 --figure 2015=3600 --minimum-stay 12 --justification 'without posted workers'");
        command.Add(answered);
        figures.AddTo(command);
        command.Add(requestId);
        return command.Does((session, cancellationToken) =>
            SendAsync(session, figures.Read(session), DossierNames.CaseOf(session.Get(answered)), session.Get(answered), requestId, cancellationToken));
    }

    private static async Task<int> SendAsync(
        Session session, ProposeFigureRequest request, string @case, string answers, Option<string?> requestId, CancellationToken cancellationToken)
    {
        (request.RequestId, request.Case, request.Answers) = (session.RequestId(requestId), @case, answers);
        var answer = await session.Hub.Dossiers.ProposeFigureAsync(request, cancellationToken: cancellationToken);
        session.Out.Result(() => MessageJson.Of(answer.Proposal), () => ProposalText.Show(session.Out, answer.Proposal));
        return ExitCode.Done;
    }
}
