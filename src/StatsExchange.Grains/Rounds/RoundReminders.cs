// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Regions;
using StatsExchange.Storage.V1;
using StatsExchange.V1;

namespace StatsExchange.Grains.Rounds;

/// <summary>
/// Reminds members by itself on the days rounds state: every minute it looks for what is due. Several hubs over one journal may
/// look at the same time; the grain takes each reminder once.
/// </summary>
public sealed class RoundReminders : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private readonly IGrainFactory _grains;
    private readonly RoundReader _reader;
    private readonly Node _node;
    private readonly TimeProvider _time;
    private readonly ILogger<RoundReminders> _log;

    /// <summary>Takes the grains, what knows who has not reported, and what says when to look.</summary>
    public RoundReminders(IGrainFactory grains, RoundReader reader, Node node, TimeProvider time, ILogger<RoundReminders> log)
    {
        _grains = grains;
        _reader = reader;
        _node = node;
        _time = time;
        _log = log;
    }

    private Caller Itself => new(_node.Name, Role.Hub, Country: null, Region: null);

    /// <summary>Gives every reminder that is due now.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        foreach (var region in Domain.Areas.Regions.All)
        {
            await TryAsync(region.Code.Value, () => RemindAsync(region.Code.Value, cancellationToken));
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Interval, _time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await LookAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is due stays due.
        }
    }

    private async Task RemindAsync(string region, CancellationToken cancellationToken)
    {
        CallerContext.Set(Itself);
        foreach (var due in await _grains.GetGrain<IRegionGrain>(region).DueRemindersAsync())
        {
            await TryAsync(region, () => RemindAsync(region, due, cancellationToken));
        }
    }

    private async Task RemindAsync(string region, DueReminder due, CancellationToken cancellationToken)
    {
        CallerContext.Set(due.Opener);
        var reminded = new RoundReminded { Id = due.Round, DaysBefore = due.DaysBefore, Members = { await _reader.LackingAsync(due.Round, cancellationToken) } };
        CallerContext.Set(Itself);
        await _grains.GetGrain<IRegionGrain>(region).RecordReminderAsync(reminded.ToProto());
    }

    // The next look may do; the other rounds and bodies do not wait for it.
    private async Task TryAsync(string region, Func<Task> remind)
    {
        try
        {
            await remind();
        }
        catch (Exception fault) when (fault is RefusedException or TimeoutException or Orleans.Runtime.OrleansException or Journal.JournalException)
        {
            LogMessages.RemindersNotGiven(_log, region, fault.ReasonOf());
        }
    }
}
