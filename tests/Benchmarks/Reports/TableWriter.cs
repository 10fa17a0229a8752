// SPDX-License-Identifier: Apache-2.0
using System.Globalization;

namespace StatsExchange.Benchmarks.Reports;

/// <summary>A plain table per contest: a row per contender, ratios of the subject to it.</summary>
internal static class TableWriter
{
    private const string Absent = "—";

    public static void Write(TextWriter output, ContestReport contest)
    {
        output.WriteLine();
        output.WriteLine(contest.Name);
        if (contest.Contenders.Count > 0)
        {
            List<string[]> rows =
            [
                ["", $"{contest.Unit}/s", "(lowest–highest)", "subject is ×", "(…)", "MB/s", "server µs", "subject is ×", "client µs", "server B", "client B", "stored B", "p50 µs", "p99 µs"],
                .. contest.Contenders.Select(Row),
            ];
            var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
            foreach (var row in rows)
            {
                output.WriteLine(string.Join("  ", row.Select((cell, column) => column == 0 ? cell.PadRight(widths[0]) : cell.PadLeft(widths[column]))).TrimEnd());
            }
        }

        foreach (var reference in contest.NotMeasured)
        {
            output.WriteLine("not measured: " + reference);
        }
    }

    private static string[] Row(ContenderReport contender, int position) =>
    [
        contender.Name,
        Whole(contender.PerSecond.Median),
        $"({Whole(contender.PerSecond.Lowest)}–{Whole(contender.PerSecond.Highest)})",
        position == 0 ? Absent : Ratio(contender.RateRatio.Median),
        position == 0 ? Absent : $"({Ratio(contender.RateRatio.Lowest)}–{Ratio(contender.RateRatio.Highest)})",
        contender.MegabytesPerSecond.ToString("N1", CultureInfo.InvariantCulture),
        contender.ServerCpuMicroseconds.Median.ToString("G3", CultureInfo.InvariantCulture),
        position == 0 ? Absent : Ratio(contender.CpuRatio.Median),
        contender.ClientCpuMicroseconds?.ToString("G3", CultureInfo.InvariantCulture) ?? Absent,
        Whole(contender.ServerAllocatedBytes),
        Whole(contender.ClientAllocatedBytes),
        contender.StoredBytes?.ToString("N1", CultureInfo.InvariantCulture) ?? Absent,
        Whole(contender.MedianLatencyMicroseconds),
        Whole(contender.HighLatencyMicroseconds),
    ];

    private static string Whole(double? number) => number?.ToString("N0", CultureInfo.InvariantCulture) ?? Absent;

    private static string Ratio(double ratio) => ratio.ToString("0.00", CultureInfo.InvariantCulture);
}
