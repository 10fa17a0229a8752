// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Orleans.Runtime;

/// <summary>Starts and stops the silo with its host; in between it collects idle grains, and calls that took too long.</summary>
internal sealed class SiloService(Silo silo, IOptions<GrainCollectionOptions> options) : IHostedService, IAsyncDisposable
{
    private static readonly TimeSpan SweepPeriod = TimeSpan.FromSeconds(1);

    private readonly List<ITimer> timers = [];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _ = silo.Filters;
        silo.Start();
        timers.Add(silo.Time.CreateTimer(_ => silo.Sweep(), null, SweepPeriod, SweepPeriod));
        timers.Add(silo.Time.CreateTimer(_ => Collect(), null, options.Value.CollectionQuantum, options.Value.CollectionQuantum));
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await silo.StopAsync(cancellationToken).ConfigureAwait(false);
        await DisposeAsync().ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var timer in timers)
        {
            await timer.DisposeAsync().ConfigureAwait(false);
        }
    }

    private void Collect()
    {
        foreach (var activation in silo.Catalog.All)
        {
            activation.DeactivateIfIdleFor(options.Value.CollectionAge);
        }
    }
}
