// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using Orleans;
using StatsExchange.Domain.Reconciliation;
using StatsExchange.Grains.Countries;
using StatsExchange.Grains.Regions;
using StatsExchange.Journal;
using StatsExchange.Storage.V1;
using StatsExchange.V1;

namespace StatsExchange.Grains.Jobs;

/// <summary>Reconciles the corridors of a regional body, period by period: reads its members, runs the method, records the result.</summary>
public sealed class ReconciliationRunner
{
    private const int MaxAttempts = 5;

    private readonly IGrainFactory _grains;
    private readonly IJournal _journal;
    private readonly BlockCache _blocks;
    private readonly RegionReader _region;

    /// <summary>Takes the grains, the block table and the slices.</summary>
    public ReconciliationRunner(IGrainFactory grains, IJournal journal, BlockCache blocks, SliceReader slices)
    {
        _grains = grains;
        _journal = journal;
        _blocks = blocks;
        _region = new RegionReader(new MemberReader(grains), slices);
    }

    internal async Task RunAsync(JobWork work, CancellationToken cancellationToken)
    {
        var periods = ReconciledPeriods.Asked(work.Started.Reconciliation);
        var run = new PeriodRun(work, _region, _grains, periods.Skip(work.Over), await FirstVintagesAsync(work, cancellationToken));
        for (var at = work.Over; at < periods.Count; at++)
        {
            if (!await CompleteAsync(work, run, periods, at, cancellationToken))
            {
                return;
            }

            await work.GiveWayAsync(cancellationToken);
        }
    }

    // False once the job has ended.
    private async Task<bool> CompleteAsync(JobWork work, PeriodRun run, IReadOnlyList<string> periods, int at, CancellationToken cancellationToken)
    {
        var (period, isRange) = (periods[at], periods.Count > 1);
        var failure = "Members changed what they let be estimated from several times meanwhile; reconcile it again.";
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            work.ReportPeriods(isRange ? $"Reconciling {period}" : "Reconciling", at, periods.Count, run.Corridors);
            var (found, block, fault) = await TryAsync(work, run, period, cancellationToken);
            if (!await run.IsStillPermittedAsync(cancellationToken))
            {
                continue;
            }

            if (found is not null)
            {
                run.Recorded(found);
                return await RecordAsync(work, isRange ? period : null, ByteString.CopyFrom(block!.Digest.AsSpan()));
            }

            failure = fault!;
            break;
        }

        return isRange ? await FailAsync(work, period, failure) : throw new JobFailedException(failure);
    }

    // What the method cannot work with is of this period; what is wrong for all was refused when the job was started.
    private async Task<(ReconciliationResult? Found, Block? Staged, string? Fault)> TryAsync(
        JobWork work, PeriodRun run, string period, CancellationToken cancellationToken)
    {
        try
        {
            var made = await run.ReconcileAsync(period, cancellationToken);
            var block = made.ToBlock();
            await _journal.StageAsync(work.Upload, [block], cancellationToken);
            return (made.Result, block, null);
        }
        catch (ReconciliationException fault)
        {
            return (null, null, await run.ToldAsync(fault));
        }
        catch (JobFailedException fault)
        {
            return (null, null, fault.Message);
        }
    }

    private Task<bool> FailAsync(JobWork work, string period, string failure) =>
        _grains.GetGrain<IRegionGrain>(work.Region.Code.Value).FailPeriodAsync(
            new ReconciliationPeriodFailed { Id = work.Id, Epoch = work.Epoch, TimePeriod = period, Failure = failure, Checked = true }.ToProto());

    private async Task<bool> RecordAsync(JobWork work, string? period, ByteString result)
    {
        var region = _grains.GetGrain<IRegionGrain>(work.Region.Code.Value);
        if (period is not null)
        {
            var done = new ReconciliationPeriodCompleted { Id = work.Id, Epoch = work.Epoch, TimePeriod = period, Result = result };
            return await region.CompletePeriodAsync(done.ToProto());
        }

        await region.CompleteReconciliationAsync(new ReconciliationCompleted { Id = work.Id, Epoch = work.Epoch, Result = result }.ToProto());
        return false;
    }

    private async Task<IReadOnlyDictionary<string, long>?> FirstVintagesAsync(JobWork work, CancellationToken cancellationToken) => work.Done is [var first, ..]
        ? (await MadeResult.ReadAsync(_blocks, first.Digest, cancellationToken)).Result.Vintages
        : null;
}
