// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using StatsExchange.Grains.Countries;
using StatsExchange.Journal;
using StatsExchange.Storage.V1;
using StatsExchange.V1;

namespace StatsExchange.Grains.Jobs;

/// <summary>What a reconciliation found of one period, as it was recorded.</summary>
/// <param name="Result">With every value, whether it may be shown or not.</param>
/// <param name="Used">Which reports it rests on; null from before this was kept.</param>
internal sealed record MadeResult(ReconciliationResult Result, UsedReports? Used)
{
    /// <summary>As it is recorded.</summary>
    public Block ToBlock() => Block.Of(new StoredReconciliation { Result = Result, Used = Used?.ToRecord() }.ToByteArray());

    /// <summary>Reads what was recorded.</summary>
    public static async Task<MadeResult> ReadAsync(BlockCache blocks, ReadOnlyMemory<byte> digest, CancellationToken cancellationToken)
    {
        var bytes = await blocks.BytesAsync(Hash.FromBytes(digest.Span), cancellationToken);
        return StoredReconciliation.Parser.ParseFrom(bytes.Span) is { Result: { } result } stored
            ? new MadeResult(result, UsedReports.Read(stored.Used))
            : new MadeResult(ReconciliationResult.Parser.ParseFrom(bytes.Span), null);
    }
}
