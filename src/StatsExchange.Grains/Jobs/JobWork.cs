// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Regions;
using StatsExchange.Storage.V1;

namespace StatsExchange.Grains.Jobs;

/// <summary>A claimed job, as the one who works on it knows it.</summary>
internal sealed class JobWork
{
    private readonly JobProgress _progress;

    public JobWork(string region, string id, JobClaim claim, JobProgress progress)
    {
        Region = Domain.Areas.Regions.Find(region)!;
        Id = id;
        Epoch = claim.Epoch;
        Started = claim.Started.Read();
        _progress = progress;
    }

    public Domain.Areas.Region Region { get; }

    public string Id { get; }

    public long Epoch { get; }

    public JobStarted Started { get; }

    /// <summary>The upload id its blocks are staged under.</summary>
    public string Upload => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Id}.{Epoch}");

    /// <summary>Who started it: every read of a country is authorised as this caller.</summary>
    public Caller Starter => Started.Starter.ToCaller();

    public void Report(string stage, long done, long total) => _progress.Report(Id, stage, done, total);
}
