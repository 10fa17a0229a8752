// SPDX-License-Identifier: Apache-2.0
using StatsExchange.FaultyHub.Planted;
using StatsExchange.Journal;

namespace StatsExchange.FaultyHub.Faults;

/// <summary>The places between a hub and its store. What no client asked for does not count.</summary>
internal sealed class TriggeredJournal(IJournal inner, Trigger trigger) : JournalWrapper(inner)
{
    public override async Task<AppendResult> AppendAsync(
        StreamName stream, long expectedSeq, Command? command, IReadOnlyList<Entry> entries, CancellationToken cancellationToken)
    {
        if (command is null)
        {
            return await Inner.AppendAsync(stream, expectedSeq, command, entries, cancellationToken);
        }

        trigger.Reach(Place.BeforeAppend);
        var result = await Inner.AppendAsync(stream, expectedSeq, command, entries, cancellationToken);
        trigger.Reach(Place.Appended);
        return result;
    }

    public override async Task StageAsync(string uploadId, IReadOnlyList<Block> blocks, CancellationToken cancellationToken)
    {
        trigger.Reach(Place.BeforeStage);
        await Inner.StageAsync(uploadId, blocks, cancellationToken);
        trigger.Reach(Place.Staged);
    }
}
