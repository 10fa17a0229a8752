// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Hub.Tests.Dossiers;

/// <summary>The system's clock, put forward by as much as a test asks for. Its timers run as the system's.</summary>
internal sealed class ForwardClock : TimeProvider
{
    private TimeSpan _ahead;

    public void Forward(TimeSpan by) => _ahead += by;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _ahead;
}
