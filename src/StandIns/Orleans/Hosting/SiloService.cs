// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Orleans.Runtime;

/// <summary>Starts and stops the silo with its host, and collects idle grains in between.</summary>
internal sealed class SiloService(Silo silo, IOptions<GrainCollectionOptions> options) : IHostedService, IAsyncDisposable
{
    private ITimer? collector;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        silo.Start();
        collector = silo.Time.CreateTimer(_ => Collect(), null, options.Value.CollectionQuantum, options.Value.CollectionQuantum);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await DisposeAsync().ConfigureAwait(false);
        await silo.StopAsync(cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        if (collector is not null)
        {
            await collector.DisposeAsync().ConfigureAwait(false);
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
