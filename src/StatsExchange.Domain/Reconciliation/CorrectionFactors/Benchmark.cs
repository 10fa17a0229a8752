// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Reconciliation.CorrectionFactors;

/// <summary>The reports every other factor of their component is measured against, written AUT:immigration.</summary>
internal static class Benchmark
{
    public static ReportNode? Read(string text, ReconciliationInput input)
    {
        if (text.Length == 0)
        {
            return null;
        }

        var parts = text.Split(':');
        ReportSide? side = parts.Length != 2 ? null : parts[1] switch
        {
            "emigration" => ReportSide.Emigration,
            "immigration" => ReportSide.Immigration,
            _ => null,
        };
        if (side is null)
        {
            throw new ReconciliationException(
                ReconciliationError.InvalidParameter, text, $"'{text}' is not a benchmark; one is written AUT:immigration or AUT:emigration.");
        }

        var country = input.IndexOf(parts[0]);
        if (input.LeftOut.Contains(parts[0]))
        {
            throw new ReconciliationException(
                ReconciliationError.BenchmarkLeftOut, text, $"The benchmark {text} cannot be used: no agreement lets the region estimate from the figures of {parts[0]}.");
        }

        return country >= 0
            ? new ReportNode(country, side.Value)
            : throw new ReconciliationException(
                ReconciliationError.UnknownBenchmark, text, $"The benchmark {text} names no country of the region.");
    }
}
