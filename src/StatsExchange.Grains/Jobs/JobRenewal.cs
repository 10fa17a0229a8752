// SPDX-License-Identifier: Apache-2.0
using Orleans.Runtime;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Regions;
using StatsExchange.V1;

namespace StatsExchange.Grains.Jobs;

/// <summary>
/// Says, three times in the lease of a claim, that its process is still at work; until it is disposed. Where the job was claimed anew or cancelled,
/// at another process too, it stops the work.
/// </summary>
internal sealed class JobRenewal : IAsyncDisposable
{
    private static readonly TimeSpan Interval = JobDesk.Lease / 3;

    private readonly CancellationTokenSource _ended;
    private readonly Task _renewing;

    private JobRenewal(CancellationTokenSource ended, Task renewing) => (_ended, _renewing) = (ended, renewing);

    /// <param name="grain">The grain of the regional body.</param>
    /// <param name="job">The job's id.</param>
    /// <param name="epoch">The epoch it was claimed with.</param>
    /// <param name="time">The clock.</param>
    /// <param name="work">Stops the work; its token ends the renewal.</param>
    public static JobRenewal Start(IRegionGrain grain, string job, long epoch, TimeProvider time, CancellationTokenSource work)
    {
        var ended = CancellationTokenSource.CreateLinkedTokenSource(work.Token);
        return new JobRenewal(ended, RenewAsync(grain, job, epoch, time, work, ended.Token));
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _renewing;
        _ended.Dispose();
    }

    private static async Task RenewAsync(IRegionGrain grain, string job, long epoch, TimeProvider time, CancellationTokenSource work, CancellationToken ended)
    {
        using PeriodicTimer timer = new(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(ended))
            {
                if (!await IsRenewedAsync(grain, job, epoch))
                {
                    await work.CancelAsync();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The work is over.
        }
        catch (RefusedException refusal) when (refusal.Reason == ErrorReason.StateNotFit)
        {
            // Another process has it.
            await work.CancelAsync();
        }
    }

    private static async Task<bool> IsRenewedAsync(IRegionGrain grain, string job, long epoch)
    {
        try
        {
            return await grain.RenewJobAsync(job, epoch);
        }
        catch (Exception passing) when (passing is TimeoutException or OrleansException or RefusedException { Reason: not ErrorReason.StateNotFit })
        {
            // The next time may do: the lease is three times as long.
            return true;
        }
    }
}
