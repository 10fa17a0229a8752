// SPDX-License-Identifier: Apache-2.0
using Orleans.Runtime;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Regions;
using StatsExchange.V1;

namespace StatsExchange.Grains.Jobs;

/// <summary>Says, three times in the lease of a claim, that its process is still at work; until it is disposed, or the job was claimed anew.</summary>
internal sealed class JobRenewal : IAsyncDisposable
{
    private static readonly TimeSpan Interval = JobDesk.Lease / 3;

    private readonly CancellationTokenSource _ended;
    private readonly Task _renewing;

    private JobRenewal(CancellationTokenSource ended, Task renewing) => (_ended, _renewing) = (ended, renewing);

    public static JobRenewal Start(IRegionGrain grain, string job, long epoch, TimeProvider time, CancellationToken stopping)
    {
        var ended = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        return new JobRenewal(ended, RenewAsync(grain, job, epoch, time, ended.Token));
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _renewing;
        _ended.Dispose();
    }

    private static async Task RenewAsync(IRegionGrain grain, string job, long epoch, TimeProvider time, CancellationToken ended)
    {
        using PeriodicTimer timer = new(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(ended))
            {
                await RenewAsync(grain, job, epoch);
            }
        }
        catch (OperationCanceledException)
        {
            // The work is over.
        }
        catch (RefusedException refusal) when (refusal.Reason == ErrorReason.StateNotFit)
        {
            // Another process has it; the work finds that out when it ends.
        }
    }

    private static async Task RenewAsync(IRegionGrain grain, string job, long epoch)
    {
        try
        {
            await grain.RenewJobAsync(job, epoch);
        }
        catch (Exception passing) when (passing is TimeoutException or OrleansException or RefusedException { Reason: not ErrorReason.StateNotFit })
        {
            // The next time may do: the lease is three times as long.
        }
    }
}
