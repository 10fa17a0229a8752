// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using StatsExchange.Contracts.Snapshots;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Jobs;
using StatsExchange.Grains.Rounds;
using StatsExchange.V1;

namespace StatsExchange.Grains.Snapshots;

/// <summary>Says in a manifest which round a snapshot was made for, and who had reported what.</summary>
internal static class RoundManifest
{
    /// <summary>What is said; null where a snapshot is made for no round.</summary>
    public static async Task<ManifestRound?> ReadAsync(JobWork work, SnapshotScope scope, ReportingReader reporting, CancellationToken cancellationToken)
    {
        if (scope is not { Round: { } round, View: { } view })
        {
            return null;
        }

        CallerContext.Set(work.Starter);
        var lines = await reporting.LinesAsync(round, [.. view.Earlier.Select(earlier => earlier.Read())], cancellationToken);
        return new ManifestRound(
            round.Id,
            TextOf(round.Steps.First(step => step.Stage == RoundStage.Frozen).Time.ToDateTimeOffset()),
            [.. round.Plan.Tables.Where(IsAsked).Select(table => new ManifestTable(table.Measure, table.Basis))],
            [.. round.Plan.Periods],
            [.. lines.Where(line => IsAsked(round.Plan.Tables[line.Table])).Select(line => Describe(line, round.Plan.Tables[line.Table]))]);

        bool IsAsked(RoundTable table) => table.Structure == work.Started.Snapshot.Structure;
    }

    private static ManifestReporting Describe(ReportingLine line, RoundTable table) =>
        new(line.Country, table.Measure, table.Basis, line.TimePeriod, Name(line.Status), line.DaysLate) { CarriedOverFrom = line.CarriedOverFrom };

    private static string Name(ReportingStatus status) => status switch
    {
        ReportingStatus.OnTime => "ON_TIME",
        ReportingStatus.Late => "LATE",
        ReportingStatus.AfterFreeze => "AFTER_FREEZE",
        ReportingStatus.Missing => "MISSING",
        ReportingStatus.NoAgreement => "NO_AGREEMENT",
        ReportingStatus.Unreadable => "UNREADABLE",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "A frozen round awaits nothing."),
    };

    private static string TextOf(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
