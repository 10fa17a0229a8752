// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace StatsExchange.Hub.Requests;

/// <summary>The fields of a message by their tags, field number and wire type in one, as a parser tells them apart.</summary>
internal sealed class FieldTable
{
    private const int ValueOfEntry = 2;

    private static readonly Field Unknown;

    private readonly Field[] _byTag;

    private FieldTable(uint largestTag) => _byTag = new Field[largestTag + 1];

    /// <summary>Knows no field: that of a group, which our messages do not have.</summary>
    public static FieldTable Empty { get; } = new(0);

    public ref readonly Field this[uint tag]
    {
        get
        {
            if (tag < (uint)_byTag.Length)
            {
                return ref _byTag[tag];
            }

            return ref Unknown;
        }
    }

    public static FieldTable Of(MessageDescriptor message) => Of(message, []);

    // A message may hold itself.
    private static FieldTable Of(MessageDescriptor message, Dictionary<MessageDescriptor, FieldTable> known)
    {
        if (known.TryGetValue(message, out var table))
        {
            return table;
        }

        var fields = message.Fields.InFieldNumberOrder();
        table = new FieldTable(fields.Count == 0 ? 0 : WireFormat.MakeTag(fields[^1].FieldNumber, WireFormat.WireType.Fixed32));
        known.Add(message, table);
        var choices = 0;
        foreach (var field in fields)
        {
            Field entry = field switch
            {
                { FieldType: FieldType.Message } when !IsPlainEntry(field) =>
                    new(FieldKind.Message, Of(field.MessageType, known), field.RealContainingOneof is null ? 0 : 1UL << choices++),
                { IsRepeated: true, FieldType: FieldType.Message or FieldType.String or FieldType.Bytes } => new(FieldKind.Entry, null, 0),
                _ => new(FieldKind.Plain, null, 0),
            };
            table.Set(field, WireTypeOf(field.FieldType), entry);
            if (field.IsRepeated)
            {
                // Numbers come one by one or packed, whatever is declared.
                table.Set(field, WireFormat.WireType.LengthDelimited, entry);
            }
        }

        return table;
    }

    private static bool IsPlainEntry(FieldDescriptor field) =>
        field.IsMap && field.MessageType.FindFieldByNumber(ValueOfEntry).FieldType != FieldType.Message;

    private static WireFormat.WireType WireTypeOf(FieldType type) => type switch
    {
        FieldType.Message or FieldType.String or FieldType.Bytes => WireFormat.WireType.LengthDelimited,
        FieldType.Double or FieldType.Fixed64 or FieldType.SFixed64 => WireFormat.WireType.Fixed64,
        FieldType.Float or FieldType.Fixed32 or FieldType.SFixed32 => WireFormat.WireType.Fixed32,
        _ => WireFormat.WireType.Varint,
    };

    private void Set(FieldDescriptor field, WireFormat.WireType wireType, Field entry) =>
        _byTag[WireFormat.MakeTag(field.FieldNumber, wireType)] = entry;
}
