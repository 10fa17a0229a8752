// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Journal;

namespace StatsExchange.FaultyHub.Faults;

/// <summary>The failpoints of the store.</summary>
internal sealed class TriggeredFailpoints(Trigger trigger) : Failpoints
{
    public override void Reach(Failpoint point) => trigger.Reach(point.ToString());
}
