// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;

namespace StatsExchange.Hub.Tests.Requests;

/// <summary>Messages that no serialiser of protobuf writes.</summary>
internal static class WireBytes
{
    /// <summary>A field of bytes, text or a message.</summary>
    public static byte[] Field(int number, params IEnumerable<byte[]> content)
    {
        var bytes = ByteString.CopyFrom([.. content.SelectMany(part => part)]);
        var field = new byte[CodedOutputStream.ComputeTagSize(number) + CodedOutputStream.ComputeBytesSize(bytes)];
        CodedOutputStream output = new(field);
        output.WriteTag(number, WireFormat.WireType.LengthDelimited);
        output.WriteBytes(bytes);
        return field;
    }

    public static byte[] Times(int count, params byte[] bytes)
    {
        var repeated = new byte[count * bytes.Length];
        for (var start = 0; start < repeated.Length; start += bytes.Length)
        {
            bytes.CopyTo(repeated, start);
        }

        return repeated;
    }
}
