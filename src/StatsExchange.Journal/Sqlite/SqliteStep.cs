// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Journal.Sqlite;

/// <summary>Where in the transaction of a group an error came up: what may be on disk depends on it.</summary>
internal enum SqliteStep
{
    Begin,
    Write,
    Commit,
}
