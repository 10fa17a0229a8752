// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Journal;

namespace StatsExchange.Hub;

/// <summary>Once an hour removes blocks that were staged more than an hour ago and that nothing refers to. Opening the journal removes all.</summary>
internal sealed class StagedBlockSweep(IJournal journal, TimeProvider time, ILogger<StagedBlockSweep> logger) : BackgroundService
{
    private static readonly TimeSpan Age = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Age, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await SweepAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is staged stays until the journal is opened again.
        }
    }

    private async Task SweepAsync(CancellationToken stoppingToken)
    {
        try
        {
            LogMessages.Swept(logger, await journal.SweepAsync(time.GetUtcNow() - Age, stoppingToken));
        }
        catch (JournalException error)
        {
            LogMessages.NotSwept(logger, error);
        }
    }
}
