// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using StatsExchange.V1;

namespace StatsExchange.Cli.Receipts;

/// <summary>Reads the receipt out of what submit --json printed, or out of its receipt object alone.</summary>
internal static class ReceiptFile
{
    /// <exception cref="FormatException">The text holds no receipt.</exception>
    public static Receipt Parse(string text)
    {
        try
        {
            var root = JsonNode.Parse(text) as JsonObject ?? throw new FormatException("The file holds no JSON object.");
            return ReceiptOf(root.ContainsKey("receipt") ? root["receipt"] as JsonObject ?? throw new FormatException("The file says that there is no receipt: the submission was not stored.") : root);
        }
        catch (JsonException e)
        {
            throw new FormatException("The file is not JSON.", e);
        }
    }

    private static Receipt ReceiptOf(JsonObject json) => new()
    {
        Stream = Text(json, "stream"),
        Seq = json["seq"] is JsonValue seq && seq.TryGetValue<long>(out var number) ? number : throw Lacks("seq"),
        ContentDigest = Hex(json, "content_digest"),
        PreviousHash = Hex(json, "previous_hash"),
        Hash = Hex(json, "hash"),
        Time = TimeOf(json),
        KeyId = Text(json, "key_id"),
        Salt = Hex(json, "salt"),
        Signature = Base64(json, "signature"),
    };

    private static string Text(JsonObject json, string name) =>
        json[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : throw Lacks(name);

    private static ByteString Hex(JsonObject json, string name)
    {
        try
        {
            return ByteString.CopyFrom(Convert.FromHexString(Text(json, name)));
        }
        catch (FormatException)
        {
            throw Lacks(name);
        }
    }

    private static ByteString Base64(JsonObject json, string name)
    {
        try
        {
            return ByteString.FromBase64(Text(json, name));
        }
        catch (FormatException)
        {
            throw Lacks(name);
        }
    }

    private static Timestamp TimeOf(JsonObject json) =>
        DateTimeOffset.TryParse(Text(json, "time"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? Timestamp.FromDateTimeOffset(time)
            : throw Lacks("time");

    private static FormatException Lacks(string name) => new($"The file is no receipt: '{name}' is missing or malformed.");
}
