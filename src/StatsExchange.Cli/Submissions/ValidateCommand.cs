// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using StatsExchange.Cli.Rules;
using StatsExchange.Cli.Terminal;

namespace StatsExchange.Cli.Submissions;

internal static class ValidateCommand
{
    private const string Ess = "ess";

    public static Command Create()
    {
        var options = new SubmissionOptions();
        var report = new Option<string?>("--report") { Description = "ess: an ESS validation report, a JSON array.", HelpName = Ess };
        report.AcceptOnlyFromAmong(Ess);
        var command = new DocumentedCommand(
            "validate",
            "Check an office's figures against the hub's rules without storing anything.",
            "statsx validate flows.csv --office PHL --structure FLOW",
            "statsx validate flows.csv --office PHL --report ess > report.json",
            "statsx validate table-of-our-own.csv --office PHL --mapping stocks")
        {
            report,
        }.Does(async (session, cancellationToken) =>
        {
            var request = options.RequestOf(session, Named.NewRequestId(), validateOnly: true);
            var outcome = await Sending.RunAsync(session, session.Get(options.File), request, cancellationToken).ConfigureAwait(false);
            if (session.Get(report) == Ess)
            {
                var rules = await RuleList.ReadAsync(session, cancellationToken).ConfigureAwait(false);
                session.Out.WriteJson(EssReport.Of(outcome, rules, request.SourceName, TimeProvider.System.GetUtcNow(), session.Subject));
            }
            else
            {
                session.Out.Result(() => OutcomeText.Json(outcome), () => OutcomeText.Show(session.Out, outcome, validateOnly: true));
            }

            return outcome.IsAccepted ? ExitCode.Done : ExitCode.Refused;
        });
        options.AddTo(command);
        return command;
    }
}
