// SPDX-License-Identifier: Apache-2.0
using System.Buffers.Binary;

namespace Interop.Protocol;

/// <summary>
/// Reads along the bytes of one direction of a call and keeps which messages were compressed. No API of gRPC for .NET tells
/// it; the first of the five bytes before each message does.
/// </summary>
public sealed class MessageFlags
{
    private const int HeaderSize = 5;

    private readonly byte[] _header = new byte[HeaderSize];
    private readonly List<bool> _compressed = [];
    private int _headerRead;
    private uint _payloadLeft;

    /// <summary>How many messages have begun.</summary>
    public int Count => _compressed.Count;

    /// <summary>Whether the message with this number, counted from 0, was compressed.</summary>
    public bool IsCompressed(int message) => _compressed[message];

    public void Read(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            bytes = bytes[(_payloadLeft > 0 ? SkipPayload(bytes) : ReadHeader(bytes))..];
        }
    }

    private int SkipPayload(ReadOnlySpan<byte> bytes)
    {
        var skipped = (int)Math.Min(_payloadLeft, (uint)bytes.Length);
        _payloadLeft -= (uint)skipped;
        return skipped;
    }

    private int ReadHeader(ReadOnlySpan<byte> bytes)
    {
        var read = Math.Min(HeaderSize - _headerRead, bytes.Length);
        bytes[..read].CopyTo(_header.AsSpan(_headerRead));
        _headerRead += read;
        if (_headerRead == HeaderSize)
        {
            _compressed.Add((_header[0] & 1) != 0);
            _payloadLeft = BinaryPrimitives.ReadUInt32BigEndian(_header.AsSpan(1));
            _headerRead = 0;
        }

        return read;
    }
}
