// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Text.Json;
using StatsExchange.Hub.Keys;
using StatsExchange.Journal;

namespace StatsExchange.Hub.Maintenance;

/// <summary>
/// What an operator does with a journal as a whole. It needs the rights of who runs the hub, on the file system or the database, and not
/// those of a token, so it is no part of the API.
/// </summary>
internal static class MaintenanceProgram
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static bool Knows(IReadOnlyList<string> arguments) => arguments is [var first, ..] && Create(TextWriter.Null, TextWriter.Null)
        .Subcommands.Any(command => command.Name == first);

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, TextWriter error)
    {
        var parsed = Create(output, error).Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var problem in parsed.Errors)
            {
                await error.WriteLineAsync(problem.Message);
            }

            return ExitCode.WrongUsage;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = Patience,
                Output = output,
                Error = error,
            });
        }
        catch (MaintenanceException refused)
        {
            await error.WriteLineAsync(refused.Message);
            return refused.ExitCode;
        }
        catch (JournalCorruptException damage)
        {
            await error.WriteLineAsync(damage.Message);
            return ExitCode.VerificationFailed;
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync("Interrupted; nothing was left behind.");
            return ExitCode.Failed;
        }
        catch (ArgumentException wrong)
        {
            await error.WriteLineAsync(wrong.Message);
            return ExitCode.WrongUsage;
        }
        catch (Exception problem) when (problem is JournalException or KeyFileException or IOException or UnauthorizedAccessException
            or FormatException or JsonException)
        {
            await error.WriteLineAsync(problem.Message);
            return ExitCode.Failed;
        }
    }

    private static RootCommand Create(TextWriter output, TextWriter error) => new("Works on a journal as a whole; statsx admin starts it.")
    {
        CheckCommand.Create(output, error),
        BackupCommand.Create(output, error),
        RestoreCommand.Create(output, error),
        MoveCommand.Create(output, error),
    };
}
