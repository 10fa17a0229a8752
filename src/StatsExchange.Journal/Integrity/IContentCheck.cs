// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Journal.Integrity;

/// <summary>Looks inside what the journal does not: bodies and receipts.</summary>
public interface IContentCheck
{
    /// <summary>What is wrong with the body of an entry whose hash is right; null for nothing. Entries come by stream and seq.</summary>
    string? ProblemOf(Entry entry);

    /// <summary>Whether a caller asked for an entry in whose body nothing is wrong, so that a command of its actor must have written it.</summary>
    bool IsAskedFor(Entry entry);

    /// <summary>What is wrong with a command whose checksum is right; null for nothing. Commands come after all entries.</summary>
    /// <param name="command">The command.</param>
    /// <param name="first">The first entry it wrote, whose hash is right.</param>
    string? ProblemOf(StoredCommand command, Entry first);
}
