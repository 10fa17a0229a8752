// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Regions;
using StatsExchange.Storage.V1;

namespace StatsExchange.Grains.Jobs;

/// <summary>A claimed job, as the one who works on it knows it.</summary>
internal sealed class JobWork
{
    private readonly JobProgress _progress;
    private readonly JobPlace _place;
    private readonly JobPace _pace;

    public JobWork(string region, string id, JobClaim claim, JobPlace place, JobProgress progress, TimeProvider time)
    {
        Region = Domain.Areas.Regions.Find(region)!;
        Id = id;
        Epoch = claim.Epoch;
        Started = claim.Started.Read();
        Done = claim.Done;
        Runs = claim.Runs;
        Over = claim.Done.Length + claim.Failed.Length;
        _place = place;
        _pace = new JobPace(time);
        _progress = progress;
    }

    public Domain.Areas.Region Region { get; }

    public string Id { get; }

    public long Epoch { get; }

    public JobStarted Started { get; }

    /// <summary>The periods of a reconciliation that were recorded before this claim.</summary>
    public ImmutableArray<PeriodResult> Done { get; }

    /// <summary>How many periods of a reconciliation were over before this claim: done, or failed.</summary>
    public int Over { get; }

    /// <summary>What of a method comparison was recorded before this claim, in the order it was.</summary>
    public ImmutableArray<RecordedRun> Runs { get; }

    /// <summary>The upload id its blocks are staged under.</summary>
    public string Upload => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Id}.{Epoch}");

    /// <summary>Who started it: every read of a country is authorised as this caller.</summary>
    public Caller Starter => Started.Starter.ToCaller();

    /// <summary>Says what is being done, and how much of it is done.</summary>
    public void Report(string stage, long done, long total) => _progress.Report(Id, _pace.Stage(stage, done, total));

    /// <summary>The same where the job as a whole goes by periods: the pace of those done tells when it will end.</summary>
    public void ReportPeriods(string stage, int done, int periods, int corridors = 0) =>
        _progress.Report(Id, _pace.Periods(stage, done, periods, corridors));

    /// <summary>Lets others have their turn before the next step.</summary>
    public Task GiveWayAsync(CancellationToken cancellationToken) => _place.GiveWayAsync(cancellationToken);
}
