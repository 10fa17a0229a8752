// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain;
using StatsExchange.Grains.Countries;
using StatsExchange.Journal;
using StatsExchange.V1;

namespace StatsExchange.Grains.Snapshots;

/// <summary>Collects what a snapshot rests on while it is made: the agreements, and the periods they opened.</summary>
internal sealed class GroundsBook
{
    private readonly SortedSet<string> _agreements = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _periods = new(StringComparer.Ordinal);

    /// <summary>The ids of all agreements, ascending.</summary>
    public IReadOnlyCollection<string> Agreements => _agreements;

    /// <summary>The countries that granted agreements.</summary>
    public static IEnumerable<string> GrantorsOf(IEnumerable<string> agreements) => agreements.Select(GrantorOf).Distinct(StringComparer.Ordinal);

    /// <summary>The country that granted an agreement.</summary>
    public static string GrantorOf(string agreement) => agreement[..agreement.IndexOf('-', StringComparison.Ordinal)];

    /// <summary>Adds those that opened a period.</summary>
    public void Add(CountryReading reading, string period)
    {
        _periods.Add(period);
        Add(reading.Scope.Grants.Where(grant => grant.Covers(period)).Select(grant => grant.Agreement));
    }

    /// <summary>Adds agreements by their ids.</summary>
    public void Add(IEnumerable<string> agreements) => _agreements.UnionWith(agreements);

    /// <summary>By country it rests on, the revision of its stream; 0 where there was none.</summary>
    public IDictionary<string, long> Revisions(JournalHeads heads)
    {
        var seqs = heads.Streams.ToDictionary(head => head.Key, head => head.Value.Seq);
        return GrantorsOf(_agreements).ToDictionary(country => country, country => seqs.GetValueOrDefault(StreamName.Country(country)), StringComparer.Ordinal);
    }

    /// <summary>The periods that are none of a snapshot's own, ascending.</summary>
    public IEnumerable<string> PeriodsBeyond(Snapshot snapshot)
    {
        var own = PeriodRange.Parse(snapshot.PeriodFrom, snapshot.PeriodTo);
        return _periods.Where(period => !own.Contains(Period.Parse(period)));
    }
}
