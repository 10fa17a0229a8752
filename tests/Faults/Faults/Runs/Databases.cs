// SPDX-License-Identifier: Apache-2.0
using StatsExchange.PostgresServer;

namespace StatsExchange.Faults.Runs;

/// <summary>PostgreSQL for scenarios that leave the server alone.</summary>
internal static class Databases
{
    /// <summary>Why there is none; null where there is.</summary>
    public static string? WhyMissing => PostgresBinaries.WhyMissing;

    /// <summary>A connection string to a schema that no other run uses.</summary>
    public static async Task<string> NewSchemaAsync() => (await TestServer.SharedAsync()).NewConnectionString();
}
