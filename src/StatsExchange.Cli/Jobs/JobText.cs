// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using StatsExchange.Cli.Terminal;
using StatsExchange.Client.Connections;
using StatsExchange.V1;

namespace StatsExchange.Cli.Jobs;

/// <summary>A job in words.</summary>
internal static class JobText
{
    /// <summary>What it does: reconciliation by factors, pair residence, 2 corridors.</summary>
    public static string Work(Job job) => string.Join(", ", new[]
    {
        ShortNames.Of(job.Kind).ToLowerInvariant().Replace('_', ' ') + (job.Method.Length > 0 ? $" by {job.Method}" : ""),
        job.Pair.Length > 0 ? $"pair {job.Pair}" : null,
        job.Structure.Length > 0 ? job.Structure : null,
        job.Corridors > 0 ? $"{Figures.Count(job.Corridors, "corridor")}" : null,
    }.OfType<string>());

    public static string Periods(Job job) => job.PeriodFrom == job.PeriodTo ? job.PeriodFrom : $"{job.PeriodFrom}–{job.PeriodTo}";

    /// <summary>How far it is, and who cancelled it.</summary>
    public static string State(Job job) => job.State switch
    {
        JobState.Running when job.Progress is { Periods: > 1 } at => $"running, {Done(at)}",
        JobState.Done when job.FailedPeriods > 0 => $"done, {Figures.Count(job.FailedPeriods, "period")} without result",
        JobState.Cancelled => $"cancelled by {job.CancelledBy}",
        _ => ShortNames.Of(job.State).ToLowerInvariant(),
    };

    /// <summary>What is being done, how much of the whole is done, and when it will end at this pace.</summary>
    public static string Progress(Progress at)
    {
        var corridors = at.Corridors > 0 ? $", {Figures.Count(at.Corridors, "corridor")} each" : "";
        var end = at.EstimatedEnd?.ToDateTimeOffset().ToString("'; ends about 'HH:mm:ss' UTC'", CultureInfo.InvariantCulture);
        // A job that nobody has begun has no stage yet.
        var stage = at.Stage.Length > 0 ? at.Stage + ": " : "";
        return at.Periods > 1 ? $"{stage}{Done(at)}{corridors}{end}" : at.Stage;
    }

    private static string Done(Progress at) => string.Create(CultureInfo.InvariantCulture, $"{at.PeriodsDone} of {at.Periods} periods done");
}
