// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.CommandLine.Invocation;
using StatsExchange.Cli;
using StatsExchange.Cli.Terminal;

var parsed = CommandTree.Create().Parse(args);
if (parsed.Action is ParseErrorAction)
{
    return Failures.WrongUsage(new Output(parsed.GetValue(GlobalOptions.Json)), parsed);
}

// An interrupted demo still ends the hub it started, and waits for it.
var patience = TimeSpan.FromSeconds(30);
return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = patience }).ConfigureAwait(false);
