// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Journal.Tests.Integrity;

/// <summary>A row as it was written: numbers as long, all else as bytes.</summary>
internal sealed record StoredRow(EditedTable Table, IReadOnlyDictionary<string, object> Values);
