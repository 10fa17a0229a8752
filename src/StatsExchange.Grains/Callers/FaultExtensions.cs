// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Journal;
using StatsExchange.V1;

namespace StatsExchange.Grains.Callers;

/// <summary>What a fault of a grain call says of the journal.</summary>
internal static class FaultExtensions
{
    /// <summary>Whether the journal of what was asked is damaged, which another try does not mend.</summary>
    public static bool IsDamage(this Exception fault) => fault is JournalCorruptException or RefusedException { Reason: ErrorReason.JournalCorrupt };

    /// <summary>The reason of a refusal; that the journal is away where the call was not answered.</summary>
    public static ErrorReason ReasonOf(this Exception fault) => fault is RefusedException refusal ? refusal.Reason : ErrorReason.JournalUnavailable;
}
