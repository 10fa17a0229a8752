// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Text.Json.Nodes;
using StatsExchange.Cli.Terminal;

namespace StatsExchange.Cli.Rules;

internal static class RulesList
{
    public static Command Create()
    {
        var office = Named.CountryOption("--office", "Show what this office decided too, which needs its token.");
        var level = new Option<int?>("--level") { Description = "Only rules of this level, 0 to 3.", HelpName = "LEVEL" };
        level.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && token.Value is not ("0" or "1" or "2" or "3"))
            {
                result.AddError($"'{token.Value}' is no level: 0, 1, 2 or 3.");
            }
        });
        var markdown = new Option<bool>("--markdown") { Description = "Print the catalogue of all rules as Markdown." };
        return new DocumentedCommand(
            "list",
            "List the validation rules: level, severity, what they find and what they demand. Needs no token without --office.",
            "statsx rules list --level 2",
            "statsx rules list --office PHL",
            "statsx rules list --markdown > RULES.md")
        {
            office, level, markdown,
        }.Does(async (session, cancellationToken) =>
        {
            var rules = await RuleList.ReadAsync(session, cancellationToken).ConfigureAwait(false);
            if (session.Get(markdown))
            {
                session.Out.Lines(RuleText.Markdown(rules));
                return ExitCode.Done;
            }

            var decided = await RuleList.DecidedAsync(session, session.Get(office), cancellationToken).ConfigureAwait(false);
            var shown = rules.Where(rule => session.Get(level) is not { } only || rule.Level == only).Select(rule => (rule, decided.GetValueOrDefault(rule.Id))).ToList();
            session.Out.Result(
                () => new JsonObject { ["rules"] = new JsonArray([.. shown.Select(entry => (JsonNode)RuleText.Json(entry.rule, entry.Item2))]) },
                () => RuleText.Show(session.Out, shown));
            return ExitCode.Done;
        });
    }
}
