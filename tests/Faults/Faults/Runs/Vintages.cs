// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Faults.Checking.Histories;
using StatsExchange.Faults.Scenarios;

namespace StatsExchange.Faults.Runs;

/// <summary>Past vintages as they were once exported: whatever happens since, they give the same bytes.</summary>
internal sealed class Vintages
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly List<(string Country, long Seq, string Digest)> _kept = [];

    /// <summary>Keeps a vintage in the middle of a country's history.</summary>
    public async Task RememberAsync(World world, string country)
    {
        var recorded = HistoryReader.Read(world.LogOf(country).Path).Select(one => one.Answer).OfType<Answer.Recorded>().Select(one => one.Seq).ToList();
        if (recorded.Count > 0)
        {
            var seq = (recorded.Max() + 1) / 2;
            _kept.Add((country, seq, await world.Connect(country, Patience).DigestOfVintageAsync(seq)));
        }
    }

    /// <summary>What is not as it was.</summary>
    public async Task<IReadOnlyList<Finding>> CompareAsync(World world)
    {
        List<Finding> findings = [];
        foreach (var (country, seq, digest) in _kept)
        {
            if (await world.Connect(country, Patience).DigestOfVintageAsync(seq) != digest)
            {
                findings.Add(new Finding(FindingKind.Journal, $"{country}: the vintage {seq} is not what it was"));
            }
        }

        return findings;
    }
}
