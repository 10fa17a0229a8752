// SPDX-License-Identifier: Apache-2.0
using System.Runtime.CompilerServices;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace StatsExchange.Hub.Requests;

/// <summary>
/// Takes the place of a request in protobuf's own parser, and makes nothing of the bytes but counts: so it takes every byte for what the
/// parser takes it for. It can be read and nothing else.
/// </summary>
internal sealed class RequestMeter(FieldTable fields, RequestLimits limits) : IMessage<RequestMeter>, IBufferMessage
{
    private FieldTable _fields = fields;
    private int _messages;
    private int _entries;
    private int _unknown;
    private int _merges;

    // Asked for what must be there: nothing.
    MessageDescriptor IMessage.Descriptor => Empty.Descriptor;

    /// <summary>What reads a request of a kind. It passes over fields by their length.</summary>
    public static MessageParser<RequestMeter> ParserOf(MessageDescriptor request, RequestLimits limits)
    {
        var fields = FieldTable.Of(request);
        return new MessageParser<RequestMeter>(() => new RequestMeter(fields, limits)).WithDiscardUnknownFields(true);
    }

    public bool Equals(RequestMeter? other) => ReferenceEquals(this, other);

    public override bool Equals(object? obj) => Equals(obj as RequestMeter);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    void IBufferMessage.InternalMergeFrom(ref ParseContext input)
    {
        var fields = _fields;
        ulong chosen = 0;
        for (var tag = input.ReadTag(); tag != 0 && WireFormat.GetTagWireType(tag) != WireFormat.WireType.EndGroup; tag = input.ReadTag())
        {
            ref readonly var field = ref fields[tag];
            switch (field.Kind)
            {
                case FieldKind.Message:
                    Count(ref _messages, limits.Messages, "rows or other messages, lists of these counted");
                    if ((chosen & field.Choice) != 0)
                    {
                        Count(ref _merges, RequestLimits.Merges, "further pieces of a content that has begun");
                    }

                    chosen |= field.Choice;
                    _fields = field.Within!;
                    input.ReadMessage(this);
                    _fields = fields;
                    break;
                case FieldKind.Entry:
                    Count(ref _entries, limits.Entries, "entries of maps and texts of lists");
                    PassOver(ref input);
                    break;
                case FieldKind.Unknown:
                    Count(ref _unknown, RequestLimits.Unknown, "fields unknown here");
                    if (WireFormat.GetTagWireType(tag) == WireFormat.WireType.StartGroup)
                    {
                        _fields = FieldTable.Empty;
                        input.ReadGroup(this);
                        _fields = fields;
                    }
                    else
                    {
                        PassOver(ref input);
                    }

                    break;
                default:
                    PassOver(ref input);
                    break;
            }
        }
    }

    void IBufferMessage.InternalWriteTo(ref WriteContext output) => throw new NotSupportedException();

    void IMessage.MergeFrom(CodedInputStream input) => throw new NotSupportedException();

    void IMessage.WriteTo(CodedOutputStream output) => throw new NotSupportedException();

    int IMessage.CalculateSize() => throw new NotSupportedException();

    void IMessage<RequestMeter>.MergeFrom(RequestMeter message) => throw new NotSupportedException();

    RequestMeter IDeepCloneable<RequestMeter>.Clone() => throw new NotSupportedException();

    private static void PassOver(ref ParseContext input) => UnknownFieldSet.MergeFieldFrom(null, ref input);

    private static void Count(ref int counted, int most, string what)
    {
        if (++counted > most)
        {
            throw RequestLimits.Beyond(most, what);
        }
    }
}
