// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Journaling;
using StatsExchange.Storage.V1;
using StatsExchange.V1;

namespace StatsExchange.Grains.Dossiers;

/// <summary>
/// What the hub writes in a dossier by itself: that a side revised figures something settled rests on, and that a case lapsed. Decided on the
/// state the entry is written to, so that of several hubs one writes it.
/// </summary>
internal static class NoticeDesk
{
    /// <summary>The revisions of settled cases that nothing was written of yet, as far as the partner may see them, and when it may see more.</summary>
    public static async Task<FoundRevisions> FindAsync(Dossier dossier, RevisionReader revisions, Caller hub, DateTimeOffset now, Attempts attempts)
    {
        var found = new List<CaseRevisionNoticed>();
        var ends = new List<DateTimeOffset?>();
        foreach (var @case in dossier.Cases.Where(@case => @case.HasAgreed()))
        {
            foreach (var country in new[] { @case.Origin, @case.Destination })
            {
                await attempts.TryAsync(async () =>
                {
                    var seen = await revisions.ReadAsync(@case, country, Known(@case, country), hub);
                    ends.AddRange((seen?.EmbargoEnds ?? []).Where(end => end > now).Select(end => (DateTimeOffset?)end));
                    if (seen is { ChangedCells: > 0 } revised)
                    {
                        found.Add(new CaseRevisionNoticed
                        {
                            Case = @case.Id, Country = country, SettledVintage = @case.VintageOf(@case.Agreed(), country), Vintage = revised.Vintage,
                        });
                    }
                });
            }
        }

        return new FoundRevisions(found, ends.Min());
    }

    /// <summary>The cases whose deadline has passed.</summary>
    public static IReadOnlyList<NewEntry> Lapses(DossierState state, DateTimeOffset now) =>
    [
        .. (state.Dossier?.Cases ?? []).Where(@case => @case.IsOverdue(now))
            .Select(@case => new NewEntry(DossierEntries.CaseLapsed, new CaseLapsed { Case = @case.Id, Deadline = @case.Deadline.Time })),
    ];

    /// <summary>The revisions that are still news.</summary>
    public static IReadOnlyList<NewEntry> News(DossierState state, IEnumerable<CaseRevisionNoticed> revisions) =>
        [.. revisions.Where(noticed => IsNews(state, noticed)).Select(noticed => new NewEntry(DossierEntries.CaseRevisionNoticed, noticed))];

    private static bool IsNews(DossierState state, CaseRevisionNoticed noticed) =>
        state.FindCase(noticed.Case) is { } @case
        && @case.HasAgreed()
        && @case.VintageOf(@case.Agreed(), noticed.Country) == noticed.SettledVintage
        && Known(@case, noticed.Country) < noticed.Vintage;

    // The vintage that the last notice names, or else the one that was settled on.
    private static long Known(Case @case, string country) =>
        @case.Revisions.FirstOrDefault(revision => revision.Country == country)?.Vintage ?? @case.VintageOf(@case.Agreed(), country);
}
