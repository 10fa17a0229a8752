// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Regions;
using StatsExchange.Grains.Snapshots;
using StatsExchange.Grains.Tests.Regions;
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Snapshots;

/// <summary>What is asked of a regional body about its drafts, as the hub's services ask it.</summary>
internal static class DraftActs
{
    public static Task<T> AskAsync<T>(this RegionHub hub, Func<IRegionGrain, Task<T>> ask) =>
        hub.Service<DraftComparer>().AskAsync(RegionHub.Region, ask, CancellationToken.None);

    /// <summary>A snapshot, as the body's steward may read it.</summary>
    public static async Task<Snapshot> ReadAsync(this RegionHub hub, string snapshot)
    {
        CallerContext.Set(RegionHub.Steward);
        return (await hub.Service<DraftComparer>().AskOfAsync(snapshot, body => body.GetSnapshotAsync(snapshot), CancellationToken.None)).Completed.Read().Snapshot;
    }

    public static async Task<Snapshot> ReleaseAsync(this RegionHub hub, string snapshot)
    {
        CallerContext.Set(RegionHub.Steward);
        var request = new ReleaseSnapshotRequest { RequestId = Guid.NewGuid().ToString("N"), Snapshot = snapshot };
        return (await hub.Service<DraftComparer>().AskOfAsync(snapshot, body => body.ReleaseSnapshotAsync(request.ToProto()), CancellationToken.None)).Read().Snapshot;
    }

    public static async Task ExpectClosedAsync(this RegionHub hub, string draft)
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() => hub.ReadAsync(draft));
        Assert.Equal(ErrorReason.StateNotFit, refused.Reason);
        Assert.Contains("make it again", refused.Message, StringComparison.Ordinal);
    }
}
