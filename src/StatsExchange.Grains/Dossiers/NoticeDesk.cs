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
    /// <summary>The revisions of settled cases that nothing was written of yet, as far as the partner may see them.</summary>
    public static async Task<List<CaseRevisionNoticed>> FindAsync(Dossier dossier, RevisionReader revisions, Caller hub, Attempts attempts)
    {
        var found = new List<CaseRevisionNoticed>();
        foreach (var @case in dossier.Cases.Where(@case => @case.HasAgreed()))
        {
            foreach (var country in new[] { @case.Origin, @case.Destination })
            {
                await attempts.TryAsync(async () =>
                {
                    if (await revisions.ReadAsync(@case, country, Known(@case, country), hub) is { ChangedCells: > 0 } revised)
                    {
                        found.Add(new CaseRevisionNoticed
                        {
                            Case = @case.Id, Country = country, SettledVintage = @case.VintageOf(@case.Agreed(), country), Vintage = revised.Vintage,
                        });
                    }
                });
            }
        }

        return found;
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
