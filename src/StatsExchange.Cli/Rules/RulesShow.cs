// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using StatsExchange.Cli.Terminal;
using StatsExchange.Client.Connections;

namespace StatsExchange.Cli.Rules;

internal static class RulesShow
{
    public static Command Create()
    {
        var id = new Argument<string>("RULE") { Description = "Id of the rule." };
        var office = Named.CountryOption("--office", "Show what this office decided too, which needs its token.");
        return new DocumentedCommand(
            "show",
            "Show one rule whole, and with --office who decided what about it, when and why.",
            "statsx rules show SERIES_JUMP",
            "statsx rules show SERIES_JUMP --office PHL")
        {
            id, office,
        }.Does(async (session, cancellationToken) =>
        {
            var rules = await RuleList.ReadAsync(session, cancellationToken).ConfigureAwait(false);
            var rule = rules.Find(one => string.Equals(one.Id, session.Get(id), StringComparison.OrdinalIgnoreCase))
                ?? throw CommandException.WrongUsage($"There is no rule {session.Get(id)}; statsx rules list names them.");
            var decided = (await RuleList.DecidedAsync(session, session.Get(office), cancellationToken).ConfigureAwait(false)).GetValueOrDefault(rule.Id);
            session.Out.Result(() => RuleText.Json(rule, decided), () =>
            {
                RuleText.Show(session.Out, [(rule, decided)]);
                session.Out.Line($"May be: {string.Join(", ", rule.Admitted.Select(severity => ShortNames.Of(severity).ToLowerInvariant()))}.");
                if (decided is not null)
                {
                    session.Out.Line($"Decided by {decided.SetBy}, {MessageJson.Of(decided.Time)}, version {decided.Seq}: {decided.Reason}");
                }
            });
            return ExitCode.Done;
        });
    }
}
