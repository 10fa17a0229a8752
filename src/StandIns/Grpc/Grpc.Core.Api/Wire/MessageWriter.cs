// SPDX-License-Identifier: Apache-2.0
using System.Buffers;

namespace Grpc.Core.Wire;

/// <summary>
/// Frames the messages of one direction of a call. A serializer that announces its length writes straight into the
/// pipe, behind a header already there; only what is compressed or of unknown length goes through a buffer.
/// </summary>
internal sealed class MessageWriter(IBufferWriter<byte> output, int? maxSize, Packing? packing) : SerializationContext, IBufferWriter<byte>
{
    private ArrayBufferWriter<byte>? _buffer;
    private bool _compress;
    private int? _announced;
    private int _written;

    /// <summary>A serializer failed behind a header already written: nothing sensible can follow on this stream.</summary>
    public bool IsTorn { get; private set; }

    /// <summary>Puts a message into the pipe; the caller flushes.</summary>
    public void Write<T>(T message, Action<T, SerializationContext> serializer, bool compress)
    {
        _compress = compress && packing is not null;
        _announced = null;
        _buffer?.ResetWrittenCount();
        serializer(message, this);
    }

    public override void SetPayloadLength(int payloadLength)
    {
        CheckSize(payloadLength);
        _announced = payloadLength;
    }

    public override IBufferWriter<byte> GetBufferWriter()
    {
        if (_compress || _announced is not { } length)
        {
            return _buffer ??= new ArrayBufferWriter<byte>();
        }

        MessageHeader.Write(output, compressed: false, length);
        _written = 0;
        IsTorn = true;
        return this;
    }

    public override void Complete()
    {
        if (!IsTorn)
        {
            Complete(_buffer is null ? [] : _buffer.WrittenSpan);
        }
        else if (_written == _announced)
        {
            IsTorn = false;
        }
        else
        {
            throw new InvalidOperationException($"The serializer announced {_announced} bytes and wrote {_written}.");
        }
    }

    public override void Complete(byte[] payload) => Complete(payload.AsSpan());

    public void Advance(int count)
    {
        output.Advance(count);
        _written += count;
    }

    public Memory<byte> GetMemory(int sizeHint = 0) => output.GetMemory(sizeHint);

    public Span<byte> GetSpan(int sizeHint = 0) => output.GetSpan(sizeHint);

    private void Complete(ReadOnlySpan<byte> payload)
    {
        CheckSize(payload.Length);
        var compress = _compress && !payload.IsEmpty;
        var framed = compress ? PackedPayload.Pack(payload, packing.GetValueOrDefault()).Span : payload;
        MessageHeader.Write(output, compress, framed.Length);
        output.Write(framed);
    }

    private void CheckSize(int size)
    {
        if (size > maxSize)
        {
            throw WireErrors.SentTooLarge(maxSize.Value);
        }
    }
}
