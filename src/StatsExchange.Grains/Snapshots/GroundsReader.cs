// SPDX-License-Identifier: Apache-2.0
using Orleans;
using StatsExchange.Domain.Structures;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Countries;
using StatsExchange.Journal;
using StatsExchange.Storage.V1;
using StatsExchange.V1;

namespace StatsExchange.Grains.Snapshots;

/// <summary>Asks the countries whose figures drafts of a regional body rest on how their agreements stand, and what they took back since.</summary>
internal sealed class GroundsReader
{
    private readonly IGrainFactory _grains;
    private readonly ComparedDrafts _compared;
    private readonly string _region;

    public GroundsReader(IGrainFactory grains, ComparedDrafts compared, string region)
    {
        _grains = grains;
        _compared = compared;
        _region = region;
    }

    /// <summary>The countries that granted agreements.</summary>
    public static IEnumerable<string> GrantorsOf(IEnumerable<string> agreements) => agreements.Select(GrantorOf).Distinct(StringComparer.Ordinal);

    /// <summary>How drafts stand now. What a country whose journal cannot be read granted does not hold: it may be revoked there.</summary>
    /// <param name="drafts">The drafts.</param>
    public async Task<SnapshotGrounds> ReadAsync(IReadOnlyList<SnapshotCompleted> drafts)
    {
        var against = new Dictionary<string, string>(StringComparer.Ordinal);
        var takenBack = new Dictionary<string, string>(StringComparer.Ordinal);
        var revisions = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var granted in drafts.SelectMany(draft => draft.RestsOn).Distinct(StringComparer.Ordinal).GroupBy(GrantorOf).OrderBy(granted => granted.Key, StringComparer.Ordinal))
        {
            try
            {
                var asked = drafts.Where(draft => GrantorsOf(draft.RestsOn).Contains(granted.Key)).Select(draft => QuestionOf(draft, granted.Key));
                var reading = await _grains.GetGrain<ICountryGrain>(granted.Key).CheckGroundsAsync(new GroundsQuestion(_region, [.. granted]) { Drafts = [.. asked] });
                revisions.Add(granted.Key, reading.Revision);
                foreach (var ground in reading.Grounds.Where(ground => !ground.Holds))
                {
                    against.Add(ground.Agreement, ground.Against);
                }

                foreach (var draft in reading.Drafts)
                {
                    if (!takenBack.ContainsKey(draft.Snapshot) && (draft.IsTakenBack || await _compared.ShowsLessAsync(granted.Key, reading.Revision, draft)))
                    {
                        takenBack[draft.Snapshot] = $"{granted.Key} has withheld or taken back figures of its structure and periods since it was made; make it again.";
                    }
                }
            }
            catch (Exception fault) when (fault.IsDamage())
            {
                foreach (var agreement in granted)
                {
                    against.TryAdd(agreement, $"The hub cannot read the journal of {granted.Key} at the moment, and so not whether agreement {agreement} is in force.");
                }
            }
        }

        return new SnapshotGrounds(against, takenBack, revisions);
    }

    // Estimates and agreed figures rest on the other structure of their pair too.
    private DraftQuestion QuestionOf(SnapshotCompleted draft, string country) => new(
        draft.Snapshot.Id,
        [
            .. StructureCatalogue.Find(draft.Snapshot.Structure)!.MirrorPairs
                .SelectMany(pair => new[] { pair.Origin.Structure, pair.Destination.Structure })
                .Append(draft.Snapshot.Structure)
                .Distinct(StringComparer.Ordinal),
        ],
        draft.Snapshot.PeriodFrom,
        draft.Snapshot.PeriodTo,
        draft.CheckedAt.TryGetValue(country, out var revision) ? revision : 0,
        _compared.ComparedAt(draft.Snapshot.Id, country));

    private static string GrantorOf(string agreement) => agreement[..agreement.IndexOf('-', StringComparison.Ordinal)];
}
