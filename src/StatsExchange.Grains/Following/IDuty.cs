// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Journal;

namespace StatsExchange.Grains.Following;

/// <summary>
/// What the hub does by itself when entries are written or times pass, such as letting a case lapse. Several hubs over one journal attend to the
/// same things: what is done must be decided by the grain on its state, so that the second finds nothing left to do.
/// </summary>
public interface IDuty
{
    /// <summary>Everything there is to look after, where the hub begins to follow the journal.</summary>
    /// <param name="heads">The streams there are.</param>
    IEnumerable<string> Begin(JournalHeads heads);

    /// <summary>What an entry gives reason to look at.</summary>
    IEnumerable<string> After(Entry entry);

    /// <summary>Looks at one thing and does what is due. Called as the hub itself; called again, with growing pauses, for as long as it fails.</summary>
    /// <param name="thing">One of those named by the two others.</param>
    /// <returns>When to look at it again; null where only an entry gives reason to.</returns>
    Task<DateTimeOffset?> AttendAsync(string thing);
}
