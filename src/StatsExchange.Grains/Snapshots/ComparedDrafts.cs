// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Grains.Snapshots;

/// <summary>
/// Remembers how drafts compare with what stands now, and what is still to be compared: a draft is looked at with every read and every block, and
/// where nothing was set since, there is nothing to compare anew.
/// </summary>
internal sealed class ComparedDrafts
{
    private const int MostAtOnce = 100;

    private readonly Dictionary<(string Snapshot, string Country), DraftVerdict> _verdicts = [];
    private readonly Dictionary<(string Snapshot, string Country), DraftToCompare> _uncompared = [];

    /// <summary>What was found of a draft and a country; null where they were not compared, or it does not hold any more.</summary>
    public DraftVerdict? Find(string snapshot, string country, DateTimeOffset now) =>
        _verdicts.GetValueOrDefault((snapshot, country)) is { } verdict && now < verdict.HoldsUntil ? verdict : null;

    /// <summary>Notes what is to be compared.</summary>
    public void Note(DraftToCompare draft) => _uncompared[(draft.Draft.Snapshot, draft.Country)] = draft;

    /// <summary>Some of what is to be compared of one draft, or of all where none is named; none where nothing is.</summary>
    public DraftToCompare[] Uncompared(string snapshot) =>
        [.. _uncompared.Values.Where(draft => snapshot.Length == 0 || draft.Draft.Snapshot == snapshot).Take(MostAtOnce)];

    /// <summary>Takes what a comparison found.</summary>
    public void Take(DraftVerdict verdict)
    {
        var key = (verdict.Snapshot, verdict.Country);
        _uncompared.Remove(key);

        // One of an earlier revision than it takes is compared again.
        _verdicts[key] = verdict;
    }
}
