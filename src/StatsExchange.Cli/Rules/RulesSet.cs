// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using StatsExchange.Cli.Terminal;
using StatsExchange.Client.Connections;
using StatsExchange.V1;

namespace StatsExchange.Cli.Rules;

internal static class RulesSet
{
    private const string Own = "own";

    public static Command Create()
    {
        var rule = new Argument<string>("RULE") { Description = "Id of the rule." };
        var office = Named.CountryOption("--office", "The office that decides.");
        office.Required = true;
        var severity = new Option<string>("--severity") { Description = "What its findings do; own for the rule's own severity.", HelpName = "SEVERITY", Required = true };
        severity.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, [.. ShortNames.All<Severity>().Select(name => name.ToLowerInvariant()), Own]);
        var reason = new Option<string>("--reason") { Description = "Why; kept for ever.", HelpName = "TEXT", Required = true };
        var requestId = Named.RequestId();
        return new DocumentedCommand(
            "set",
            "Decide what the findings of a rule do to the office's submissions from now on. For its analyst. Codes, keys, forms and limits are fixed.",
            "statsx rules set SERIES_JUMP --office PHL --severity error --reason 'no figure of ours may jump'",
            "statsx rules set SERIES_JUMP --office PHL --severity own --reason 'too strict after all'")
        {
            rule, office, severity, reason, requestId,
        }.Does(async (session, cancellationToken) =>
        {
            var named = ShortNames.TryParse<Severity>(session.Get(severity), out var chosen) ? chosen : Severity.Unspecified;
            var answer = await session.Hub.Submissions.SetRuleSeverityAsync(
                new SetRuleSeverityRequest
                {
                    RequestId = session.RequestId(requestId),
                    RefArea = session.Get(office),
                    Rule = session.Get(rule).ToUpperInvariant(),
                    Severity = named,
                    Reason = session.Get(reason),
                },
                cancellationToken: cancellationToken);
            session.Out.Result(
                () => MessageJson.Of(answer.Severity),
                () => session.Out.Line($"{answer.Severity.Rule} of {Figures.Party(session.Get(office))}: {session.Get(severity).ToLowerInvariant()}, version {answer.Severity.Seq}."));
            return ExitCode.Done;
        });
    }
}
