// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Cli.Terminal;

/// <summary>A command cannot do what was asked; the message is for the person at the keyboard.</summary>
internal sealed class CommandException(int exitCode, string code, string message) : Exception(message)
{
    public int ExitCode { get; } = exitCode;

    /// <summary>The code of the JSON error object.</summary>
    public string Code { get; } = code;

    public static CommandException WrongUsage(string message) => new(Terminal.ExitCode.WrongUsage, "WRONG_USAGE", message);

    public static CommandException Failed(string message) => new(Terminal.ExitCode.Refused, "FAILED", message);

    public static CommandException NotVerified(string message) => new(Terminal.ExitCode.VerificationFailed, "VERIFICATION_FAILED", message);
}
