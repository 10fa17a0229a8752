// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Journal;

/// <summary>A command as it was committed.</summary>
/// <param name="Actor">Who asked.</param>
/// <param name="RequestId">The caller's id of the request.</param>
/// <param name="Content">Digest of what was asked.</param>
/// <param name="FirstSeq">Seq of the first entry it wrote.</param>
/// <param name="LastSeq">Seq of the last entry it wrote.</param>
/// <param name="Receipt">The signed response, as first given.</param>
public sealed record StoredCommand(
    string Actor,
    string RequestId,
    Hash Content,
    long FirstSeq,
    long LastSeq,
    ReadOnlyMemory<byte> Receipt)
{
    private const string Format = "StatsExchange.Command.1";

    internal static StoredCommand Of(Command command, IReadOnlyList<Entry> entries) =>
        new(command.Actor, command.RequestId, command.Content, entries[0].Seq, entries[^1].Seq, command.Receipt.ToArray());

    internal AppendResult AnswerTo(Command command) => command.Content == Content
        ? new AppendResult.Repeated(this)
        : new AppendResult.RequestIdReused(this);

    /// <summary>
    /// Finds a changed column of the stored row. It is not chained: whoever rewrites both goes unnoticed here, and only
    /// the signature of the receipt tells.
    /// </summary>
    internal Hash ComputeChecksum(StreamName stream)
    {
        using var hash = new CanonicalHash(Format);
        hash.Text(stream.ToString());
        hash.Text(Actor);
        hash.Text(RequestId);
        hash.Hash(Content);
        hash.Integer(FirstSeq);
        hash.Integer(LastSeq);
        hash.Bytes(Receipt.Span);
        return hash.Finish();
    }
}
