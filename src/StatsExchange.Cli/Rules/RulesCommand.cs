// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Cli.Terminal;

namespace StatsExchange.Cli.Rules;

internal static class RulesCommand
{
    public static System.CommandLine.Command Create() => new DocumentedCommand(
        "rules",
        "The validation rules, and what an office decided about their severity.",
        "statsx rules list",
        "statsx rules show TOTAL_AND_PARTS --office PHL",
        "statsx rules set SERIES_JUMP --office PHL --severity error --reason 'nothing jumps here'")
    {
        RulesList.Create(),
        RulesShow.Create(),
        RulesSet.Create(),
    };
}
