// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Journal;
using StatsExchange.Storage.V1;

namespace StatsExchange.Grains.Rounds;

/// <summary>The rounds of a regional body in the order they were opened.</summary>
internal sealed class RoundBook
{
    private readonly List<RoundRecord> _rounds = [];

    public IReadOnlyList<RoundRecord> All => _rounds;

    public RoundRecord? Find(string id) => _rounds.Find(round => round.Id == id);

    /// <summary>The rounds that were frozen before another was opened and asked for some of the same tables and periods, the last opened first.</summary>
    public IEnumerable<RoundRecord> FrozenBefore(RoundRecord round) => Enumerable.Reverse(_rounds).Where(earlier =>
        earlier != round && earlier.FrozenAt is { } frozen && frozen <= round.OpenedAt
        && earlier.Plan.Periods.Intersect(round.Plan.Periods).Any()
        && earlier.Plan.Tables.Select(table => table.Structure).Intersect(round.Plan.Tables.Select(table => table.Structure)).Any());

    public void Take(Entry entry, RoundOpened opened) => _rounds.Add(new RoundRecord(entry, opened));

    public void Take(Entry entry, RoundAdvanced advanced) => Find(advanced.Id)!.Take(entry, advanced);

    public void Take(Entry entry, RoundReminded reminded) => Find(reminded.Id)!.Take(entry, reminded);

    public IEnumerable<SavedRound> Save() => _rounds.Select(round => round.Save());

    public void Load(IEnumerable<SavedRound> saved) => _rounds.AddRange(saved.Select(round => new RoundRecord(round)));
}
