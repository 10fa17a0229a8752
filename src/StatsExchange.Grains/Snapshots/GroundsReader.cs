// SPDX-License-Identifier: Apache-2.0
using Orleans;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Countries;
using StatsExchange.V1;

namespace StatsExchange.Grains.Snapshots;

/// <summary>Asks the countries that granted them how the agreements stand that drafts of a regional body rest on.</summary>
internal sealed class GroundsReader
{
    private readonly IGrainFactory _grains;
    private readonly string _region;

    public GroundsReader(IGrainFactory grains, string region)
    {
        _grains = grains;
        _region = region;
    }

    /// <summary>How agreements stand now. What a country whose journal cannot be read granted does not hold: it may be revoked there.</summary>
    public async Task<SnapshotGrounds> ReadAsync(IEnumerable<string> agreements)
    {
        var against = new Dictionary<string, string>(StringComparer.Ordinal);
        var revisions = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var granted in agreements.Distinct(StringComparer.Ordinal).GroupBy(GrantorOf).OrderBy(granted => granted.Key, StringComparer.Ordinal))
        {
            try
            {
                var reading = await _grains.GetGrain<ICountryGrain>(granted.Key).CheckGroundsAsync(new GroundsQuestion(_region, [.. granted]));
                revisions.Add(granted.Key, reading.Revision);
                foreach (var ground in reading.Grounds.Where(ground => !ground.Holds))
                {
                    against.Add(ground.Agreement, ground.Against);
                }
            }
            catch (RefusedException refused) when (refused.Reason == ErrorReason.JournalCorrupt)
            {
                foreach (var agreement in granted)
                {
                    against.Add(agreement, $"The hub cannot read the journal of {granted.Key} at the moment, and so not whether agreement {agreement} is in force.");
                }
            }
        }

        return new SnapshotGrounds(against, revisions);
    }

    private static string GrantorOf(string agreement) => agreement[..agreement.IndexOf('-', StringComparison.Ordinal)];
}
