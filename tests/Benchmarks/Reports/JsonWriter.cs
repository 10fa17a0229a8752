// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;

namespace StatsExchange.Benchmarks.Reports;

internal static class JsonWriter
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static string Write(Machine machine, IReadOnlyList<ContestReport> contests) => JsonSerializer.Serialize(new { machine, contests }, Options);
}
