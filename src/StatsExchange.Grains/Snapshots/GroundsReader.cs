// SPDX-License-Identifier: Apache-2.0
using Orleans;
using StatsExchange.Domain.Structures;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Countries;
using StatsExchange.Storage.V1;
using StatsExchange.V1;

namespace StatsExchange.Grains.Snapshots;

/// <summary>Asks the countries whose figures drafts of a regional body rest on how their agreements stand, and what they took back since.</summary>
internal sealed class GroundsReader
{
    private const string NotKept = "It was made before it was kept which figures it was made of; make it again.";

    private readonly IGrainFactory _grains;
    private readonly ComparedDrafts _compared;
    private readonly string _region;
    private readonly DateTimeOffset _now;

    public GroundsReader(IGrainFactory grains, ComparedDrafts compared, string region, DateTimeOffset now)
    {
        _grains = grains;
        _compared = compared;
        _region = region;
        _now = now;
    }

    /// <summary>Why a draft may not be told any more that holds what a country does not show now.</summary>
    public static string TakenBackBy(string country) => $"{country} has withheld or taken back figures that it rests on since it was made; make it again.";

    /// <summary>How drafts stand now. What a country whose journal cannot be read granted does not hold: it may be revoked there.</summary>
    /// <param name="drafts">The drafts.</param>
    /// <exception cref="RefusedException">Figures that one rests on were set since, and are to be compared first.</exception>
    public async Task<SnapshotGrounds> ReadAsync(IReadOnlyList<SnapshotCompleted> drafts)
    {
        var against = new Dictionary<string, string>(StringComparer.Ordinal);
        var takenBack = drafts.Where(draft => !IsKnownHowItWasRead(draft)).ToDictionary(draft => draft.Snapshot.Id, _ => NotKept, StringComparer.Ordinal);
        var revisions = new Dictionary<string, long>(StringComparer.Ordinal);
        var uncompared = new List<DraftToCompare>();
        foreach (var granted in drafts.SelectMany(draft => draft.RestsOn).Distinct(StringComparer.Ordinal).GroupBy(GroundsBook.GrantorOf).OrderBy(granted => granted.Key, StringComparer.Ordinal))
        {
            var country = granted.Key;
            try
            {
                List<DraftToCompare> asked = [.. drafts.Where(draft => !takenBack.ContainsKey(draft.Snapshot.Id) && RestsOn(draft, country)).Select(draft => QuestionOf(draft, country))];
                var question = new GroundsQuestion(_region, [.. granted]) { Drafts = [.. asked.Select(draft => draft.Draft)] };
                var reading = await _grains.GetGrain<ICountryGrain>(country).CheckGroundsAsync(question);
                revisions.Add(country, reading.Revision);
                foreach (var ground in reading.Grounds.Where(ground => !ground.Holds))
                {
                    against.Add(ground.Agreement, ground.Against);
                }

                foreach (var (draft, found) in asked.Zip(reading.Drafts))
                {
                    if (AgainstTelling(country, found) is { Length: > 0 } reason)
                    {
                        takenBack[found.Snapshot] = reason;
                    }
                    else if (!found.IsAsCompared)
                    {
                        uncompared.Add(draft);
                    }
                }
            }
            catch (Exception fault) when (fault.IsDamage())
            {
                foreach (var agreement in granted)
                {
                    against.TryAdd(agreement, $"The hub cannot read the journal of {country} at the moment, and so not whether agreement {agreement} is in force.");
                }
            }
        }

        var grounds = new SnapshotGrounds(against, takenBack, revisions);
        RequireCompared(drafts.Where(draft => grounds.AgainstReading(draft).Length == 0), uncompared);
        return grounds;
    }

    private string AgainstTelling(string country, DraftReading draft) =>
        draft.IsTakenBack ? TakenBackBy(country)
        : draft.IsAsCompared ? _compared.Find(draft.Snapshot, country, _now)?.Against ?? ""
        : "";

    // Cells are not compared here: a body answers others meanwhile.
    private void RequireCompared(IEnumerable<SnapshotCompleted> open, IReadOnlyList<DraftToCompare> uncompared)
    {
        var asked = open.Select(draft => draft.Snapshot.Id).ToHashSet(StringComparer.Ordinal);
        List<DraftToCompare> needed = [.. uncompared.Where(draft => asked.Contains(draft.Draft.Snapshot))];
        needed.ForEach(_compared.Note);
        if (needed.Count > 0)
        {
            throw new RefusedException(ErrorReason.Contention, $"Figures that drafts of {_region} rest on were set many times while they were compared; retry.");
        }
    }

    private static bool RestsOn(SnapshotCompleted draft, string country) => GroundsBook.GrantorsOf(draft.RestsOn).Contains(country);

    private static bool IsKnownHowItWasRead(SnapshotCompleted draft) => GroundsBook.GrantorsOf(draft.RestsOn).All(draft.ReadAt.ContainsKey);

    // Estimates and agreed figures rest on the other structure of their pair too.
    private DraftToCompare QuestionOf(SnapshotCompleted draft, string country) => new(
        country,
        [.. draft.RestsOn.Where(agreement => GroundsBook.GrantorOf(agreement) == country)],
        new DraftQuestion(
            draft.Snapshot.Id,
            [
                .. StructureCatalogue.Find(draft.Snapshot.Structure)!.MirrorPairs
                    .SelectMany(pair => new[] { pair.Origin.Structure, pair.Destination.Structure })
                    .Append(draft.Snapshot.Structure)
                    .Distinct(StringComparer.Ordinal),
            ],
            draft.Snapshot.PeriodFrom,
            draft.Snapshot.PeriodTo,
            [.. draft.LearntFrom],
            new SetBetween(draft.CheckedAt[country], draft.ReadAt[country]),
            _compared.Find(draft.Snapshot.Id, country, _now)?.Revision ?? 0));
}
