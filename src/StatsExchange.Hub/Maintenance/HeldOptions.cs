// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf;
using StatsExchange.Contracts.Files;
using StatsExchange.V1;

namespace StatsExchange.Hub.Maintenance;

/// <summary>What was held elsewhere, that a journal is to be compared with.</summary>
internal sealed class HeldOptions
{
    public Option<string?> Checkpoint { get; } = new("--checkpoint")
    {
        Description = "A checkpoint that was kept (statsx checkpoint get), which the journal must go on from.",
        HelpName = "FILE",
    };

    public Option<string?> Receipt { get; } = new("--receipt")
    {
        Description = "A receipt that was kept (statsx submit --json), whose entry must be there.",
        HelpName = "FILE",
    };

    public Option<string?> Keys { get; } = new("--keys")
    {
        Description = "What statsx keys --json printed, or a rotation file: for what a key signed that the journal does not know.",
        HelpName = "FILE",
    };

    public HeldEvidence Read(ParseResult parsed) => new(
        ReadFile(parsed.GetValue(Checkpoint), StatedMessage.Parse<HeldCheckpoint>),
        ReadFile(parsed.GetValue(Receipt), text => StatedMessage.Parse<Receipt>(ReceiptIn(text))),
        ReadFile(parsed.GetValue(Keys), StatedMessage.Parse<ListSigningKeysResponse>)?.Keys ?? []);

    private static string ReceiptIn(string text)
    {
        try
        {
            return JsonNode.Parse(text) is JsonObject answer && answer["receipt"] is { } receipt ? receipt.ToJsonString() : text;
        }
        catch (JsonException error)
        {
            throw new FormatException("Expected JSON.", error);
        }
    }

    private static T? ReadFile<T>(string? path, Func<string, T> parse)
        where T : class, IMessage<T>
    {
        try
        {
            return path is null ? null : parse(File.ReadAllText(path));
        }
        catch (FormatException error)
        {
            throw MaintenanceException.Failed($"{path}: {error.Message}");
        }
    }
}
