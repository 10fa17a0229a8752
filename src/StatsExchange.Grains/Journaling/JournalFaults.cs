// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Callers;
using StatsExchange.Journal;
using StatsExchange.V1;

namespace StatsExchange.Grains.Journaling;

/// <summary>Turns faults of the journal into refusals, since no exception but ours leaves a grain.</summary>
public static class JournalFaults
{
    /// <summary>What a caller is told of a fault.</summary>
    public static RefusedException ToRefusal(JournalException fault) => fault switch
    {
        JournalCorruptException corrupt => new(ErrorReason.JournalCorrupt, corrupt.Message),
        _ => new(ErrorReason.JournalUnavailable, "The journal cannot be used at the moment; retry with the same request_id."),
    };
}
