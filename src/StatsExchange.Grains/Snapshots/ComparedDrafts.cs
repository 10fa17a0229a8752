// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Countries;

namespace StatsExchange.Grains.Snapshots;

/// <summary>
/// Holds what drafts rest on against what stands now, and remembers it: a draft is looked at with every read and every block, and where nothing was set
/// since, there is nothing to compare anew.
/// </summary>
internal sealed class ComparedDrafts
{
    private const int MostRevisions = 50_000;

    private readonly SliceReader _slices;
    private readonly Dictionary<(string Snapshot, string Country), (long Revision, bool ShowsLess)> _drafts = [];
    private readonly Dictionary<(string Country, string Period, long Then, long Now), bool> _revisions = [];

    public ComparedDrafts(SliceReader slices) => _slices = slices;

    /// <summary>The revision of a country up to which a draft was compared with its figures; 0 where it was not.</summary>
    public long ComparedAt(string snapshot, string country) => _drafts.GetValueOrDefault((snapshot, country)).Revision;

    /// <summary>Whether a country shows less now of what a draft rests on than it did when the draft was made.</summary>
    /// <param name="country">The country.</param>
    /// <param name="revision">The revision it was asked at.</param>
    /// <param name="draft">What it answered.</param>
    public async Task<bool> ShowsLessAsync(string country, long revision, DraftReading draft)
    {
        var key = (draft.Snapshot, country);
        if (draft.IsAsCompared)
        {
            return _drafts[key].ShowsLess;
        }

        foreach (var revised in draft.Revised)
        {
            if (await VerdictAsync(country, revised) is var verdict && verdict != RevisionVerdict.ShowsAll)
            {
                _drafts[key] = (verdict == RevisionVerdict.ShowsLess ? revision : 0, true);
                return true;
            }
        }

        _drafts[key] = (revision, false);
        return false;
    }

    // Drafts that were made between the same two revisions of a slice have the comparison in common.
    private async Task<RevisionVerdict> VerdictAsync(string country, RevisedSlice revised)
    {
        var key = (country, revised.Then.Period, revised.Then.SetBy, revised.Now?.SetBy ?? 0);
        if (_revisions.TryGetValue(key, out var showsLess))
        {
            return showsLess ? RevisionVerdict.ShowsLess : RevisionVerdict.ShowsAll;
        }

        var verdict = await _slices.CompareAsync(revised, CancellationToken.None);
        if (verdict != RevisionVerdict.ShowsLessForATime)
        {
            Keep(key, verdict == RevisionVerdict.ShowsLess);
        }

        return verdict;
    }

    private void Keep((string Country, string Period, long Then, long Now) key, bool showsLess)
    {
        if (_revisions.Count >= MostRevisions)
        {
            _revisions.Clear();
        }

        _revisions[key] = showsLess;
    }
}
