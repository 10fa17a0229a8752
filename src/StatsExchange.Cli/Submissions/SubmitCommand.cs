// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using StatsExchange.Cli.Terminal;

namespace StatsExchange.Cli.Submissions;

internal static class SubmitCommand
{
    public static Command Create()
    {
        var options = new SubmissionOptions();
        var requestId = Named.RequestId();
        var validateOnly = new Option<bool>("--validate-only") { Description = "Validate and report; store nothing." };
        var command = new DocumentedCommand(
            "submit",
            "Send an office's figures. They are accepted whole, with a signed receipt, or refused whole, with everything that is wrong.",
            "statsx submit flows.csv --office PHL --structure FLOW",
            "statsx submit stocks.csv --office MYS --mode replace --replace-periods 2015 2019",
            "statsx submit flows.csv --office PHL --request-id flows-2024-final --json > receipt.json",
            "statsx submit table-of-our-own.csv --office PHL --mapping stocks")
        {
            requestId, validateOnly,
        }.Does(async (session, cancellationToken) =>
        {
            var request = options.RequestOf(session, session.RequestId(requestId), session.Get(validateOnly));
            var outcome = await Sending.RunAsync(session, session.Get(options.File), request, cancellationToken).ConfigureAwait(false);
            session.Out.Result(() => OutcomeText.Json(outcome), () => OutcomeText.Show(session.Out, outcome, request.ValidateOnly));
            return outcome.IsAccepted ? ExitCode.Done : ExitCode.Refused;
        });
        options.AddTo(command);
        return command;
    }
}
