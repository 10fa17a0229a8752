// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using StatsExchange.Contracts.Signatures;

namespace StatsExchange.Cli.Terminal;

/// <summary>Signs a statement with a signatory's key after showing it. A statement that says anything else than what was asked is not signed.</summary>
internal static class Signing
{
    private static readonly string[] Consents = ["y", "yes"];

    /// <summary>Not to be asked: for scripts, which have read the statement before.</summary>
    public static System.CommandLine.Option<bool> Yes() => new("--yes") { Description = "Sign without asking. The statement is shown all the same. Without it the answer is read from standard input: y signs." };

    public static SigningKey ReadKey(string path) => SigningKey.FromPem(File.ReadAllText(path));

    /// <summary>The signature over <paramref name="statement"/>.</summary>
    /// <param name="output">Where the statement is shown.</param>
    /// <param name="statement">What the hub asks to have signed.</param>
    /// <param name="stated">What it must say, worked out here from the same content.</param>
    /// <param name="key">The signatory's key.</param>
    /// <param name="yes">Whether not to ask.</param>
    /// <param name="cancellationToken">Ends the waiting for an answer.</param>
    /// <exception cref="CommandException">The statement does not say what was asked, or the person does not want to sign.</exception>
    public static async Task<ByteString> SignAsync(Output output, ByteString statement, byte[] stated, SigningKey key, bool yes, CancellationToken cancellationToken)
    {
        Check(output, statement, stated);
        await ConfirmAsync(output, yes, "Sign it?", cancellationToken).ConfigureAwait(false);
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

    /// <summary>Asks, and takes nothing but y or yes for consent: a signature binds, and silence is none.</summary>
    /// <exception cref="CommandException">The answer is another, or there is none.</exception>
    public static async Task ConfirmAsync(Output output, bool yes, string question, CancellationToken cancellationToken)
    {
        if (yes)
        {
            return;
        }

        output.Note($"{question} [y/N]");
        var answer = CanAnswer(output) ? await Task.Run(Console.In.ReadLine, cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false) : null;
        if (answer is null)
        {
            throw CommandException.WrongUsage("It was not signed, because nobody answered: pass --yes to sign without being asked.");
        }

        if (!Consents.Contains(answer.Trim(), StringComparer.OrdinalIgnoreCase))
        {
            throw CommandException.Failed("It was not signed.");
        }
    }

    // At a keyboard, but with standard error elsewhere, nobody sees the statement or that there is a question.
    private static bool CanAnswer(Output output) => Console.IsInputRedirected || output.IsWatched;
}
