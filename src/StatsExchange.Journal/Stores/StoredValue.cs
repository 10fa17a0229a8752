// SPDX-License-Identifier: Apache-2.0
using System.Runtime.InteropServices;

namespace StatsExchange.Journal.Stores;

/// <summary>Values of ours as every store takes them: text, 64-bit integers and arrays of bytes.</summary>
internal static class StoredValue
{
    public static object Of(object value) => value switch
    {
        Hash hash => hash.ToArray(),
        StreamName stream => stream.ToString(),
        DateTimeOffset time => Microseconds.From(time),
        ReadOnlyMemory<byte> bytes => Bytes(bytes),
        _ => value,
    };

    public static byte[] Bytes(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out var segment) && segment.Array is { } array && array.Length == bytes.Length
            ? array
            : bytes.ToArray();

    /// <summary>Digests one after the other, in order.</summary>
    public static byte[] Bytes(IReadOnlyList<Hash> digests)
    {
        var bytes = new byte[digests.Count * Hash.Length];
        for (var i = 0; i < digests.Count; i++)
        {
            digests[i].CopyTo(bytes.AsSpan(i * Hash.Length));
        }

        return bytes;
    }
}
