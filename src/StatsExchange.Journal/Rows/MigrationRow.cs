// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Journal.Rows;

/// <summary>A script of the schema: as this version has it, or as it is said to have been applied.</summary>
internal sealed record MigrationRow(long Number, string Name, Hash? Checksum);
