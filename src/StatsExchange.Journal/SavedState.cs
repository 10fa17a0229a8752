// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Journal;

/// <summary>The state of a grain folded up to an entry, so that activation need not fold from the start. It can always be made again.</summary>
/// <param name="Seq">Seq of the last entry folded, from 1.</param>
/// <param name="Hash">Hash of that entry.</param>
/// <param name="Format">The writer's format of <paramref name="Body"/>; a reader that knows another folds from the start.</param>
/// <param name="Body">The serialised state; the journal does not look inside.</param>
public sealed record SavedState(long Seq, Hash Hash, int Format, ReadOnlyMemory<byte> Body)
{
    private const string EncodingFormat = "StatsExchange.State.1";

    internal Hash ComputeChecksum(StreamName stream)
    {
        using var hash = new CanonicalHash(EncodingFormat);
        hash.Text(stream.ToString());
        hash.Integer(Seq);
        hash.Hash(Hash);
        hash.Integer(Format);
        hash.Bytes(Body.Span);
        return hash.Finish();
    }
}
