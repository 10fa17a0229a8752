// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain;

namespace StatsExchange.Grains.Countries;

/// <summary>Finds what a country withheld, took back or revised since a draft was made of its figures.</summary>
internal sealed class DraftCheck(CountryState state, PastEntries past, DateTimeOffset now)
{
    public DraftReading Read(DraftQuestion question, long revision)
    {
        var periods = PeriodsOf(question);
        var isTakenBack = question.Structures.Any(structure => IsEmbargoed(structure, periods, question.Read.After));
        var isAsCompared = true;
        foreach (var structure in question.Structures)
        {
            var setBy = state.Slices.LastSetBy(structure, Includes(periods), revision);
            if (setBy > question.Read.After)
            {
                isTakenBack |= state.Withdrawals.Since(question.Read).Intersect(state.Vintages.Of(structure)).Any();
                isAsCompared &= setBy <= question.ComparedAt;
            }
        }

        return new DraftReading(question.Snapshot, isTakenBack, isAsCompared);
    }

    public async Task<RevisedReading> RevisedAsync(RevisedQuestion question, long revision)
    {
        var (draft, page, blocks, next) = (question.Draft, new List<RevisedSlice>(), 0, question.From);
        await foreach (var (then, standing) in state.Slices.RevisedAsync(draft.Structures, Includes(PeriodsOf(draft)), draft.Read, revision, next, past))
        {
            if (blocks > question.MostBlocks)
            {
                return new RevisedReading(revision, [.. page], next);
            }

            next++;
            if (then is not null)
            {
                page.Add(new RevisedSlice(then, standing));
                blocks += then.Blocks.Length + (standing?.Blocks.Length ?? 0);
            }
        }

        return new RevisedReading(revision, [.. page], null);
    }

    private bool IsEmbargoed(string structure, IReadOnlyList<PeriodRange> periods, long since) => state.Embargoes.On(structure).Any(embargo =>
        embargo.Seq > since && embargo.AsRule().IsInForce(now) && Overlap(periods, PeriodRange.Parse(embargo.PeriodFrom, embargo.PeriodTo)));

    private static PeriodRange[] PeriodsOf(DraftQuestion question) =>
        [PeriodRange.Parse(question.PeriodFrom, question.PeriodTo), .. question.LearntFrom.Select(period => PeriodRange.Parse(period, period))];

    private static Predicate<string> Includes(IReadOnlyList<PeriodRange> periods) => period => Overlap(periods, PeriodRange.Parse(period, period));

    private static bool Overlap(IReadOnlyList<PeriodRange> periods, PeriodRange other) => periods.Any(range => range.Overlaps(other));
}
