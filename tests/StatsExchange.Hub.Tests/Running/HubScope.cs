// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Hub.Options;

namespace StatsExchange.Hub.Tests.Running;

/// <summary>A hub for one test, with options of its own.</summary>
internal sealed class HubScope(RunningHub hub) : IAsyncDisposable
{
    public RunningHub Hub => hub;

    public static async Task<HubScope> StartAsync(Action<HubOptions> configure, TimeProvider? time = null)
    {
        RunningHub hub = new(configure, time);
        await hub.InitializeAsync();
        return new HubScope(hub);
    }

    public async ValueTask DisposeAsync()
    {
        await hub.DisposeAsync();
        hub.Dispose();
    }
}
