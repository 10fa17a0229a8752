// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Journal;

namespace StatsExchange.Hub;

/// <summary>Where a fault test gets a hold of a hub that is otherwise the real one. The product passes <see cref="None"/>.</summary>
internal sealed class HubSeams
{
    public static HubSeams None { get; } = new();

    /// <summary>Is told what the store reaches.</summary>
    public Failpoints Failpoints { get; init; } = Failpoints.None;

    /// <summary>Comes between the hub and the journal it opened.</summary>
    public Func<IJournal, IJournal> Journal { get; init; } = journal => journal;

    /// <summary>Adds to the services of the hub.</summary>
    public Action<IServiceCollection> Services { get; init; } = _ => { };
}
