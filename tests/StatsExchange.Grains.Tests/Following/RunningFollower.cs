// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Following;

namespace StatsExchange.Grains.Tests.Following;

/// <summary>A follower that is stopped at the end of a test.</summary>
internal sealed class RunningFollower(JournalFollower follower) : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        await follower.StopAsync(CancellationToken.None);
        follower.Dispose();
    }
}
