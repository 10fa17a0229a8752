// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Text.Json.Nodes;
using StatsExchange.Client.Connections;
using StatsExchange.Client.LongCsv;
using StatsExchange.V1;

namespace StatsExchange.Cli.Terminal;

/// <summary>Turns what commands fail with into exit codes and plain words: the only place that knows both.</summary>
internal static class Failures
{
    public static async Task<int> GuardAsync(ParseResult parsed, Func<Session, CancellationToken, Task<int>> action, CancellationToken cancellationToken)
    {
        using var session = new Session(parsed);
        try
        {
            return await action(session, cancellationToken).ConfigureAwait(false);
        }
        catch (CommandException e)
        {
            return Report(session.Out, e.ExitCode, e.Code, "", e.Message);
        }
        catch (OperationCanceledException)
        {
            return Report(session.Out, ExitCode.Refused, "CANCELLED", "", "Interrupted.");
        }
        catch (HubException) when (cancellationToken.IsCancellationRequested)
        {
            return Report(session.Out, ExitCode.Refused, "CANCELLED", "", "Interrupted.");
        }
        catch (HubException e)
        {
            return Report(session, e);
        }
        catch (LongCsvException e)
        {
            return Report(session.Out, ExitCode.Refused, "FILE_REFUSED", "", e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            return Report(session.Out, ExitCode.Refused, "FAILED", "", e.Message);
        }
    }

    public static int WrongUsage(Output output, ParseResult parsed)
    {
        string[] lines = [.. parsed.Errors.Select(e => e.Message), $"Try: {PathOf(parsed)} --help"];
        foreach (var line in lines)
        {
            output.Error(line);
        }

        output.ErrorJson("WRONG_USAGE", "", string.Join(Environment.NewLine, lines), []);
        return ExitCode.WrongUsage;
    }

    private static int Report(Session session, HubException e)
    {
        var reason = e.Reason == ErrorReason.Unspecified ? "" : ShortNames.Of(e.Reason);
        var message = e.IsUnreachable ? $"{e.Message.TrimEnd('.')}. Tried {session.Target}." : e.Message;
        session.Out.Error(message);
        foreach (var violation in e.Violations.Where(v => !message.Contains(v.Description.TrimEnd('.'), StringComparison.Ordinal)))
        {
            session.Out.Error($"  {violation.Field}: {violation.Description}");
        }

        if (Advice(e.Reason) is { } advice)
        {
            session.Out.Error(advice);
        }

        session.Out.ErrorJson(
            ErrorCode(e),
            reason,
            message,
            [.. e.Violations.Select(v => new JsonObject { ["field"] = v.Field, ["description"] = v.Description })]);
        return e.IsUnreachable ? ExitCode.Unreachable : ExitCode.Refused;
    }

    private static int Report(Output output, int exitCode, string code, string reason, string message)
    {
        output.Error(message);
        output.ErrorJson(code, reason, message, []);
        return exitCode;
    }

    private static string ErrorCode(HubException e) =>
        e.IsUnreachable ? "UNREACHABLE" : System.Text.Json.JsonNamingPolicy.SnakeCaseUpper.ConvertName(e.Status.ToString());

    private static string? Advice(ErrorReason reason) => reason switch
    {
        ErrorReason.TokenMissing => "Give a token with --token, --token-file or STATSX_TOKEN.",
        ErrorReason.TokenInvalid => "Ask for a new token; with the hub's data directory at hand: statsx token --help",
        ErrorReason.NoAgreement => "An agreement of the other country is needed: statsx agreement --help",
        ErrorReason.JournalUnavailable or ErrorReason.Contention or ErrorReason.TooBusy => "Try again later, with the same --request-id if you gave one.",
        _ => null,
    };

    private static string PathOf(ParseResult parsed)
    {
        var names = new Stack<string>();
        for (System.CommandLine.Parsing.SymbolResult? at = parsed.CommandResult; at is not null; at = at.Parent)
        {
            if (at is System.CommandLine.Parsing.CommandResult command)
            {
                names.Push(command.Command.Name);
            }
        }

        return string.Join(' ', names);
    }
}
