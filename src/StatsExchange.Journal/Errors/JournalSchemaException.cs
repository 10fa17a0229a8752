// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Journal;

/// <summary>The stored schema is not one this version can use: newer, or made by other scripts than it says.</summary>
public sealed class JournalSchemaException : JournalException
{
    internal JournalSchemaException(int migration, string problem)
        : base($"Migration {migration:D4} of the journal's schema {problem}.") => Migration = migration;

    /// <summary>Number of the migration concerned.</summary>
    public int Migration { get; }
}
