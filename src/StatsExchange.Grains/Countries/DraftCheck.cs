// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain;

namespace StatsExchange.Grains.Countries;

/// <summary>Finds what a country withheld or took back since a draft was made of its figures.</summary>
internal sealed class DraftCheck(CountryState state, PastEntries past, DateTimeOffset now, long revision)
{
    public async Task<DraftReading> ReadAsync(DraftQuestion question)
    {
        var range = PeriodRange.Parse(question.PeriodFrom, question.PeriodTo);
        var isTakenBack = question.Structures.Any(structure => IsEmbargoed(structure, range, question.CheckedAt));
        var setBy = question.Structures.ToDictionary(structure => structure, structure => state.Slices.LastSetBy(structure, IsAskedFor, revision), StringComparer.Ordinal);
        var isAsCompared = question.ComparedAt > 0 && setBy.Values.Max() <= question.ComparedAt;
        var revised = new List<RevisedSlice>();
        foreach (var (structure, _) in setBy.Where(set => set.Value > question.CheckedAt))
        {
            isTakenBack |= state.Withdrawals.Since(question.CheckedAt).Intersect(state.Vintages.Of(structure)).Any();
            revised.AddRange(isAsCompared ? [] : await RevisedAsync(structure, IsAskedFor, question.CheckedAt));
        }

        return new DraftReading(question.Snapshot, isTakenBack, [.. revised], isAsCompared);

        bool IsAskedFor(string period) => range.Overlaps(PeriodRange.Parse(period, period));
    }

    private bool IsEmbargoed(string structure, PeriodRange range, long since) => state.Embargoes.On(structure).Any(embargo =>
        embargo.Seq > since && embargo.AsRule().IsInForce(now) && range.Overlaps(PeriodRange.Parse(embargo.PeriodFrom, embargo.PeriodTo)));

    private async Task<IEnumerable<RevisedSlice>> RevisedAsync(string structure, Predicate<string> isAskedFor, long since)
    {
        var standing = (await state.Slices.AsOfAsync(structure, revision, past)).ToDictionary(slice => slice.Period, StringComparer.Ordinal);
        var then = await state.Slices.AsOfAsync(structure, since, past);
        return then
            .Where(slice => isAskedFor(slice.Period))
            .Select(slice => new RevisedSlice(slice, standing.GetValueOrDefault(slice.Period)))
            .Where(slice => slice.Now?.SetBy != slice.Then.SetBy);
    }
}
