// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using Google.Protobuf.Collections;
using StatsExchange.Cli.Terminal;
using StatsExchange.Contracts.Files;
using StatsExchange.Contracts.Signatures;
using StatsExchange.V1;

namespace StatsExchange.Cli.Receipts;

/// <summary>Which keys are trusted: the pinned one, and those that rotations join to it.</summary>
internal sealed class TrustOptions
{
    public Option<string> Pinned { get; } = Named.Trust();

    public Option<string?> Keys { get; } = new("--keys")
    {
        Description = "What statsx keys --json printed, or a rotation file: for what an earlier or later key signed. A hint only; each link is checked by its signatures.",
        HelpName = "FILE",
    };

    /// <param name="session">The run.</param>
    /// <param name="offered">More keys, from elsewhere.</param>
    public KeyTrust Read(Session session, IEnumerable<PublicSigningKey>? offered = null) =>
        new(TrustedKey.Read(session.Get(Pinned)), [.. offered ?? [], .. ReadKeys(session.Get(Keys))]);

    private static RepeatedField<PublicSigningKey> ReadKeys(string? path)
    {
        try
        {
            return path is null ? [] : StatedMessage.Parse<ListSigningKeysResponse>(File.ReadAllText(path)).Keys;
        }
        catch (FormatException e)
        {
            throw new FormatException($"{path}: {e.Message}", e);
        }
    }
}
