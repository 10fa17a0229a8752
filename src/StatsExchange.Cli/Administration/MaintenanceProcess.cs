// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Diagnostics;
using StatsExchange.Cli.Demo;
using StatsExchange.Cli.Terminal;

namespace StatsExchange.Cli.Administration;

/// <summary>
/// Starts the hub's program to work on a journal itself: it alone knows the stores. What it prints is printed here, and it ends with the
/// same exit codes.
/// </summary>
internal static class MaintenanceProcess
{
    public static async Task<int> RunAsync(IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet");
        start.ArgumentList.Add(HubProcess.Program());
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start) ?? throw CommandException.Failed("The hub's program could not be started.");
        try
        {
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // It tidies up what it began, and says so.
            Termination.Ask(process);
            await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        }

        return process.ExitCode;
    }

    /// <summary>The command and those of its options and arguments that were given, as the program takes them.</summary>
    public static IEnumerable<string> Arguments(Session session, string command, params ReadOnlySpan<Symbol> given)
    {
        List<string> arguments = [command];
        foreach (var symbol in given)
        {
            switch (symbol)
            {
                case Argument<string> argument:
                    arguments.Add(session.Get(argument));
                    break;
                case Option<bool> option when session.Get(option):
                    arguments.Add(option.Name);
                    break;
                case Option<string?> option when session.Get(option) is { } value:
                    arguments.AddRange([option.Name, value]);
                    break;
            }
        }

        return session.Out.Json ? [.. arguments, "--json"] : arguments;
    }
}
