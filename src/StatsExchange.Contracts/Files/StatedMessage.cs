// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace StatsExchange.Contracts.Files;

/// <summary>
/// Reads messages out of the JSON that statsx writes: members under the names of the fields, digests in hexadecimal, signatures in base64,
/// statements as text, times as ISO 8601, whole numbers as numbers. Members that the message does not have are left out.
/// </summary>
public static class StatedMessage
{
    /// <summary>The message.</summary>
    /// <exception cref="FormatException">The text is not JSON, or a member is not what the field takes; the message names it.</exception>
    public static T Parse<T>(string text)
        where T : class, IMessage<T>, new()
    {
        try
        {
            return (T)Read(new T(), JsonNode.Parse(text), "the file");
        }
        catch (JsonException e)
        {
            throw new FormatException("Expected JSON.", e);
        }
    }

    private static IMessage Read(IMessage message, JsonNode? node, string place)
    {
        var json = node as JsonObject ?? throw new FormatException($"Expected {place} to be a JSON object.");
        foreach (var field in message.Descriptor.Fields.InDeclarationOrder())
        {
            if (json[field.Name] is not { } value)
            {
                continue;
            }

            if (!field.IsRepeated)
            {
                field.Accessor.SetValue(message, ValueOf(field, value));
                continue;
            }

            var list = (System.Collections.IList)field.Accessor.GetValue(message);
            foreach (var item in value as JsonArray ?? throw Wrong(field))
            {
                list.Add(ValueOf(field, item ?? throw Wrong(field)));
            }
        }

        return message;
    }

    private static object ValueOf(FieldDescriptor field, JsonNode node)
    {
        if (field.FieldType == FieldType.Message && field.MessageType.FullName != Timestamp.Descriptor.FullName)
        {
            return Read(field.MessageType.Parser.ParseFrom(ByteString.Empty), node, $"'{field.Name}'");
        }

        var value = node as JsonValue ?? throw Wrong(field);
        try
        {
            return field.FieldType switch
            {
                FieldType.String => value.GetValue<string>(),
                FieldType.Int64 => value.GetValue<long>(),
                FieldType.Int32 => value.GetValue<int>(),
                FieldType.Bool => value.GetValue<bool>(),
                FieldType.Bytes => BytesOf(field.Name, value.GetValue<string>()),
                _ => TimeOf(value.GetValue<string>()),
            };
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException)
        {
            throw Wrong(field);
        }
    }

    private static ByteString BytesOf(string name, string text) =>
        name.EndsWith("signature", StringComparison.Ordinal) ? ByteString.FromBase64(text)
        : name == "statement" ? ByteString.CopyFromUtf8(text)
        : ByteString.CopyFrom(Convert.FromHexString(text));

    private static Timestamp TimeOf(string text) =>
        Timestamp.FromDateTimeOffset(DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal));

    private static FormatException Wrong(FieldDescriptor field) => new($"'{field.Name}' is malformed.");
}
