// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Journal;
using StatsExchange.Storage.V1;

namespace StatsExchange.Grains.Countries;

/// <summary>The submissions of a country in the order they were recorded.</summary>
internal sealed class SubmissionLog
{
    private readonly List<LoggedSubmission> _submissions = [];

    public IReadOnlyList<LoggedSubmission> All => _submissions;

    public void Take(Entry entry, SubmissionRecorded body)
    {
        var periods = body.Slices.Select(slice => slice.TimePeriod).DefaultIfEmpty("").ToList();
        var header = body.Clone();
        header.Slices.Clear();
        _submissions.Add(new LoggedSubmission(entry.Seq, entry.Time, entry.Actor, periods[0], periods[^1], header));
    }
}
