// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using Spectre.Console;
using StatsExchange.Contracts.Signatures;

namespace StatsExchange.Cli.Terminal;

/// <summary>Signs a statement with a signatory's key after showing it. A statement that says anything else than what was asked is not signed.</summary>
internal static class Signing
{
    /// <summary>Not to be asked: for scripts, which have read the statement before.</summary>
    public static System.CommandLine.Option<bool> Yes() => new("--yes") { Description = "Sign without asking. The statement is shown all the same." };

    public static SigningKey ReadKey(string path) => SigningKey.FromPem(File.ReadAllText(path));

    /// <summary>The signature over <paramref name="statement"/>.</summary>
    /// <param name="output">Where the statement is shown.</param>
    /// <param name="statement">What the hub asks to have signed.</param>
    /// <param name="stated">What it must say, worked out here from the same content.</param>
    /// <param name="key">The signatory's key.</param>
    /// <param name="yes">Whether not to ask.</param>
    /// <exception cref="CommandException">The statement does not say what was asked, or the person does not want to sign.</exception>
    public static ByteString Sign(Output output, ByteString statement, byte[] stated, SigningKey key, bool yes)
    {
        Check(output, statement, stated);
        Confirm(output, yes, "Sign it?");
        return ByteString.CopyFrom(key.SignDer(statement.Span));
    }

    /// <summary>Shows a statement and refuses one that says anything else than what was asked.</summary>
    public static void Check(Output output, ByteString statement, byte[] stated)
    {
        output.Note("The statement to be signed:");
        output.Note("");
        foreach (var line in statement.ToStringUtf8().TrimEnd('\n').Split('\n'))
        {
            output.Note("  " + line);
        }

        output.Note("");
        if (!statement.Span.SequenceEqual(stated))
        {
            throw CommandException.NotVerified("The statement does not say what the hub shows as its content; it was not signed.");
        }
    }

    /// <summary>Asks the person, where there is one.</summary>
    public static void Confirm(Output output, bool yes, string question)
    {
        if (!yes && output.IsWatched && !Console.IsInputRedirected && !output.Messages.Confirm(Legible.Markup(question), defaultValue: false))
        {
            throw CommandException.Failed("It was not signed.");
        }
    }
}
