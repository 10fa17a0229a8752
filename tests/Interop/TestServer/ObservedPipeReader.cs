// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.IO.Pipelines;
using Interop.Protocol;

namespace Interop.TestServer;

/// <summary>Hands each byte to the flags when it is first seen, so before the message it belongs to can be complete.</summary>
internal sealed class ObservedPipeReader(PipeReader inner, MessageFlags flags) : PipeReader
{
    private ReadOnlySequence<byte> _buffer;
    private long _observed;

    public override async ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default) =>
        Observe(await inner.ReadAsync(cancellationToken));

    public override bool TryRead(out ReadResult result)
    {
        if (!inner.TryRead(out result))
        {
            return false;
        }

        Observe(result);
        return true;
    }

    public override void AdvanceTo(SequencePosition consumed) => AdvanceTo(consumed, consumed);

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
    {
        _observed -= _buffer.Slice(0, consumed).Length;
        inner.AdvanceTo(consumed, examined);
    }

    public override void CancelPendingRead() => inner.CancelPendingRead();

    public override void Complete(Exception? exception = null) => inner.Complete(exception);

    private ReadResult Observe(ReadResult result)
    {
        _buffer = result.Buffer;
        foreach (var segment in _buffer.Slice(_observed))
        {
            flags.Read(segment.Span);
        }

        _observed = _buffer.Length;
        return result;
    }
}
