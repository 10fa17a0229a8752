// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.IO.Pipelines;

namespace Grpc.Core.Wire;

/// <summary>Reads the messages of one direction of a call. The bytes are parsed in the pipe's own buffers.</summary>
internal sealed class MessageReader<T>(PipeReader input, Func<DeserializationContext, T> deserializer, int? maxSize, string? encoding)
    where T : class
{
    private readonly PayloadDeserializationContext _context = new();
    private readonly int _maxSize = maxSize ?? int.MaxValue - MessageHeader.Size;

    /// <summary>The next message, or null at the end of the stream.</summary>
    /// <exception cref="RpcException">The bytes break the protocol or a limit.</exception>
    public async ValueTask<T?> ReadAsync(CancellationToken cancellationToken)
    {
        var buffer = await FillAsync(MessageHeader.Size, cancellationToken).ConfigureAwait(false);
        if (buffer.IsEmpty)
        {
            input.AdvanceTo(buffer.End);
            return null;
        }

        var header = MessageHeader.Read(buffer);
        if (Refusal(header) is { } refusal)
        {
            input.AdvanceTo(buffer.End);
            throw refusal;
        }

        var length = (int)header.Length;
        if (buffer.Length < MessageHeader.Size + length)
        {
            input.AdvanceTo(buffer.Start, buffer.End);
            buffer = await FillAsync(MessageHeader.Size + length, cancellationToken).ConfigureAwait(false);
        }

        // Some peers compress nothing to nothing.
        var payload = buffer.Slice(MessageHeader.Size, length);
        try
        {
            return Parse(header is { Flag: 0 } or { Length: 0 } ? payload : new(GzipPayload.Decompress(payload, _maxSize)));
        }
        finally
        {
            input.AdvanceTo(payload.End);
        }
    }

    /// <summary>The buffered bytes: at least <paramref name="size"/>, or none at the end of the stream.</summary>
    private async ValueTask<ReadOnlySequence<byte>> FillAsync(int size, CancellationToken cancellationToken)
    {
        var result = await input.ReadAtLeastAsync(size, cancellationToken).ConfigureAwait(false);
        if (result.IsCanceled)
        {
            input.AdvanceTo(result.Buffer.Start);
            throw new OperationCanceledException("The reading of the message was cancelled.");
        }

        if (result.Buffer.Length < size && !result.Buffer.IsEmpty)
        {
            input.AdvanceTo(result.Buffer.End);
            throw WireErrors.IncompleteMessage();
        }

        return result.Buffer;
    }

    /// <summary>Judges a message by its header, so that a length alone takes no memory.</summary>
    private RpcException? Refusal(MessageHeader header) => header switch
    {
        { Flag: > 1 } => WireErrors.UnknownCompressionFlag(header.Flag),
        { Flag: 1 } when encoding is null or MessageEncoding.Identity => WireErrors.CompressedWithoutEncoding(),
        { Flag: 1 } when !MessageEncoding.IsKnown(encoding) => WireErrors.UnsupportedEncoding(encoding),
        _ when header.Length > _maxSize => WireErrors.ReceivedTooLarge(_maxSize),
        _ => null,
    };

    private T Parse(ReadOnlySequence<byte> payload)
    {
        _context.Set(payload);
        try
        {
            return deserializer(_context);
        }
        catch (Exception exception) when (exception is not RpcException)
        {
            throw WireErrors.NotParsed(exception);
        }
    }
}
