// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Journal;

/// <summary>A copy goes into an empty store only, and this one is not. Nothing was written.</summary>
public sealed class JournalNotEmptyException : JournalException
{
    internal JournalNotEmptyException(string store)
        : base($"There is a journal already: {store}. A copy goes into an empty store only.") => Store = store;

    /// <summary>Which one.</summary>
    public string Store { get; }
}
