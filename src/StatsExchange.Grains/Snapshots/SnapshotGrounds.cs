// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Storage.V1;

namespace StatsExchange.Grains.Snapshots;

/// <summary>How the agreements stand that drafts rest on.</summary>
/// <param name="Against">Why an agreement does not hold, by its id; those that hold are not in it.</param>
/// <param name="TakenBack">Why a draft holds what was withheld or taken back since it was made, by its id; the others are not in it.</param>
/// <param name="Revisions">By country the revision that was read.</param>
internal sealed record SnapshotGrounds(
    IReadOnlyDictionary<string, string> Against, IReadOnlyDictionary<string, string> TakenBack, IReadOnlyDictionary<string, long> Revisions)
{
    /// <summary>Why a draft may not be read any more; empty where it may.</summary>
    public string AgainstReading(SnapshotCompleted made) =>
        AgainstAgreements(made) is { Length: > 0 } ended ? ended : TakenBack.GetValueOrDefault(made.Snapshot.Id, "");

    /// <summary>Why an agreement that a draft rests on does not hold any more; empty where all do.</summary>
    public string AgainstAgreements(SnapshotCompleted made) =>
        made.RestsOn.Select(agreement => Against.GetValueOrDefault(agreement, "")).FirstOrDefault(why => why.Length > 0, "");
}
