// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Journal.Integrity;

/// <summary>A store that can be looked at as it is at one moment.</summary>
public interface IJournalSnapshots
{
    /// <summary>Takes a snapshot.</summary>
    /// <exception cref="JournalUnavailableException">The store is away.</exception>
    Task<JournalSnapshot> SnapshotAsync(CancellationToken cancellationToken);
}
