// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Journal;

/// <summary>Another hub has the data directory open.</summary>
public sealed class JournalInUseException : JournalException
{
    internal JournalInUseException(string directory, Exception inner)
        : base($"The data directory '{directory}' is in use by another hub.", inner) => Directory = directory;

    /// <summary>The data directory, as it was named.</summary>
    public string Directory { get; }
}
