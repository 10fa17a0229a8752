// SPDX-License-Identifier: Apache-2.0
using System.Collections;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using StatsExchange.Client.Connections;

namespace StatsExchange.Cli.Terminal;

/// <summary>
/// A message as JSON under its field names: enum values in short form, absent optionals null, digests in hexadecimal, signatures in
/// base64, statements as text, times as ISO 8601 in UTC with microseconds, 64-bit integers as numbers.
/// </summary>
internal static class MessageJson
{
    public static JsonObject Of(IMessage message)
    {
        var json = new JsonObject();
        foreach (var field in message.Descriptor.Fields.InDeclarationOrder())
        {
            json[field.Name] = FieldOf(message, field);
        }

        return json;
    }

    public static JsonArray Of<T>(IEnumerable<T> messages)
        where T : IMessage =>
        [.. messages.Select(m => Of(m))];

    public static string Of(Timestamp time) =>
        time.ToDateTimeOffset().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", System.Globalization.CultureInfo.InvariantCulture);

    private static JsonNode? FieldOf(IMessage message, FieldDescriptor field)
    {
        var value = field.Accessor.GetValue(message);
        if (field.IsMap)
        {
            var valueField = field.MessageType.FindFieldByNumber(2);
            var map = (IDictionary)value;
            var keys = map.Keys.Cast<string>().Order(StringComparer.Ordinal);
            return new JsonObject(keys.Select(key => KeyValuePair.Create(key, ValueOf(valueField, map[key]))));
        }

        if (field.IsRepeated)
        {
            return new JsonArray([.. ((IEnumerable)value).Cast<object>().Select(item => ValueOf(field, item))]);
        }

        return field.HasPresence && !field.Accessor.HasValue(message) ? null : ValueOf(field, value);
    }

    private static JsonNode? ValueOf(FieldDescriptor field, object? value) => value switch
    {
        null => null,
        Timestamp time => Of(time),
        IMessage nested => Of(nested),
        ByteString bytes => BytesOf(field.Name, bytes),
        string text => text,
        bool flag => flag,
        double number => number,
        int number => number,
        uint number => number,
        long number => number,
        _ when field.FieldType == FieldType.Enum => EnumOf(field.EnumType, (int)value),
        _ => throw new InvalidOperationException($"{field.FullName} has a type that is not printed."),
    };

    private static JsonNode? EnumOf(EnumDescriptor type, int number) =>
        number == 0 ? null : type.FindValueByNumber(number) is { } value ? ShortNames.Of(value) : number;

    private static JsonNode BytesOf(string name, ByteString bytes) => name switch
    {
        _ when name.EndsWith("signature", StringComparison.Ordinal) => Convert.ToBase64String(bytes.Span),
        "statement" => bytes.ToStringUtf8(),
        _ => Convert.ToHexStringLower(bytes.Span),
    };
}
