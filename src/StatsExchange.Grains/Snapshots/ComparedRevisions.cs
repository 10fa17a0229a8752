// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;
using StatsExchange.Grains.Countries;

namespace StatsExchange.Grains.Snapshots;

/// <summary>Remembers what revisions left of slices, as long as nothing but another revision can change it.</summary>
internal sealed class ComparedRevisions
{
    private const int Most = 50_000;

    private readonly ConcurrentDictionary<(string Country, string Period, long Then, long Now), RevisionVerdict> _verdicts = [];

    public RevisionVerdict? Find(string country, RevisedSlice revised) => _verdicts.TryGetValue(KeyOf(country, revised), out var verdict) ? verdict : null;

    public void Keep(string country, RevisedSlice revised, RevisionVerdict verdict)
    {
        if (verdict == RevisionVerdict.ShowsLessForATime)
        {
            return;
        }

        if (_verdicts.Count >= Most)
        {
            _verdicts.Clear();
        }

        _verdicts[KeyOf(country, revised)] = verdict;
    }

    private static (string Country, string Period, long Then, long Now) KeyOf(string country, RevisedSlice revised) =>
        (country, revised.Then.Period, revised.Then.SetBy, revised.Now?.SetBy ?? 0);
}
