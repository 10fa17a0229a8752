// SPDX-License-Identifier: Apache-2.0
using System.Buffers;

namespace Grpc.Core.Wire;

/// <summary>Judges and parses the messages of one direction of a call; the payload is read where it lies, during the parsing only.</summary>
internal sealed class MessageParser<T>(Func<DeserializationContext, T> deserializer, int? maxSize, string? encoding) : DeserializationContext
    where T : class
{
    private readonly int _maxSize = maxSize ?? int.MaxValue - MessageHeader.Size;
    private ReadOnlySequence<byte> _payload;

    public override int PayloadLength => (int)_payload.Length;

    public override byte[] PayloadAsNewBuffer() => _payload.ToArray();

    public override ReadOnlySequence<byte> PayloadAsReadOnlySequence() => _payload;

    /// <summary>Judges a message by its header, so that a length alone takes no memory.</summary>
    public RpcException? Refusal(MessageHeader header) => header switch
    {
        { Flag: > 1 } => WireErrors.UnknownCompressionFlag(header.Flag),
        { Flag: 1 } when encoding is null or MessageEncoding.Identity => WireErrors.CompressedWithoutEncoding(),
        { Flag: 1 } when !MessageEncoding.IsKnown(encoding) => WireErrors.UnsupportedEncoding(encoding),
        _ when header.Length > _maxSize => WireErrors.ReceivedTooLarge(_maxSize),
        _ => null,
    };

    /// <exception cref="RpcException">The bytes are no such message, or more than the limit when decompressed.</exception>
    public T Parse(MessageHeader header, ReadOnlySequence<byte> payload)
    {
        // Some peers compress nothing to nothing.
        _payload = header is { Flag: 0 } or { Length: 0 } ? payload : new(PackedPayload.Unpack(payload, encoding!, _maxSize));
        try
        {
            return deserializer(this);
        }
        catch (Exception exception) when (exception is not RpcException)
        {
            throw WireErrors.NotParsed(exception);
        }
    }
}
