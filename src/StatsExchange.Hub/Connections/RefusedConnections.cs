// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.Metrics;

namespace StatsExchange.Hub.Connections;

/// <summary>Counts the connections that were one too many, and logs their number once a minute.</summary>
internal sealed class RefusedConnections(TimeProvider time, ILogger<RefusedConnections> logger) : BackgroundService
{
    private const string Counter = "kestrel.rejected_connections";

    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private long _refused;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using MeterListener listener = new();
        listener.InstrumentPublished = (instrument, counting) =>
        {
            if (instrument.Name == Counter)
            {
                counting.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, count, _, _) => Interlocked.Add(ref _refused, count));
        listener.Start();
        using PeriodicTimer timer = new(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                Log();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            Log();
        }
    }

    private void Log()
    {
        if (Interlocked.Exchange(ref _refused, 0) is > 0 and var refused)
        {
            LogMessages.ConnectionsRefused(logger, refused);
        }
    }
}
