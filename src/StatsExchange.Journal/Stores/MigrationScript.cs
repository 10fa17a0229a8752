// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Journal.Stores;

/// <summary>A numbered step of the schema, with the SHA-256 of its text.</summary>
internal sealed record MigrationScript(int Number, string Name, string Sql, Hash Checksum);
