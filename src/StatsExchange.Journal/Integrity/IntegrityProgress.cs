// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Journal.Integrity;

/// <summary>How far a check has come.</summary>
/// <param name="Table">What is being read.</param>
/// <param name="Done">Rows read.</param>
/// <param name="Total">Rows there are, of all tables.</param>
public readonly record struct IntegrityProgress(string Table, long Done, long Total);
