// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;

namespace StatsExchange.Cli.Methods;

internal static class MethodsCommand
{
    public static Command Create() => new("methods", "Which reconciliation methods there are, how they differ on a region, and how well they predict.")
    {
        MethodListCommand.Create(),
        MethodCompareCommand.Create(),
        MethodShowCommand.Create(),
    };
}
