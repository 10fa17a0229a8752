// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Disclosure;

/// <summary>
/// What another party than the owner may read of a slice until disclosure control chooses suppressions cell by cell. It withholds too much
/// rather than too little, by a rule that needs no figures and therefore reveals none.
/// <para>Blocked:</para>
/// <list type="bullet">
/// <item>reading the cell: it loses its value, and every attribute that could tell it (PRE_BREAK_VALUE, COMMENT);</item>
/// <item>M + F = T and every other sum over classes: all cells of the same partner and the same way of counting (every dimension that is not
/// additive) lose their values, so no total and no remaining class of it is left;</item>
/// <item>the total over partners less the other partners: _T, _X, geographic regions and former states of the same way of counting lose their
/// values, and so do _O, _U and residuals, because a total known from elsewhere (arrivals by birth add up to the arrivals by residence) less
/// the open partners would give the cell if these were open too;</item>
/// <item>a withheld total over partners as the sum of its partners: all partners of the same way of counting lose their values;</item>
/// <item>telling which cell was the reason: all withheld cells look the same.</item>
/// </list>
/// <para>
/// Not blocked here: a year from its quarters and the reverse (see <see cref="Whole"/>). Not blocked: bounds from other ways of counting
/// (another source, minimum stay or basis is often close), totals published elsewhere, and what the partner's office says about the same
/// people, which is its own.
/// </para>
/// </summary>
public static class Withholding
{
    /// <summary>
    /// Takes every value out of a slice: of one that overlaps in time with a slice of which something is withheld. A year gives a quarter away
    /// beside the other three, and four quarters the year.
    /// </summary>
    public static WithheldSlice Whole(Slice slice) => SuppressedRows.TakeOut(slice, [.. Enumerable.Range(0, slice.Count)]);

    /// <summary>Takes the values of withheld cells out of a slice.</summary>
    /// <param name="slice">The slice as its owner sent it.</param>
    /// <param name="now">The time of reading, by the server's clock.</param>
    /// <param name="includesConfidential">Whether the reader may see confidential cells; embargoed ones stay withheld until their time.</param>
    /// <param name="embargoes">Embargoes laid over the slice; null for none.</param>
    /// <param name="preReleasedTo">The reader, where it may see embargoed cells whose CONF_REDIST names it; null where it may not.</param>
    /// <param name="notShown">Of a past state, the cells that are not shown any more; null for none.</param>
    /// <returns>The slice to show; the same instance where nothing is withheld.</returns>
    public static WithheldSlice Apply(
        Slice slice,
        DateTimeOffset now,
        bool includesConfidential,
        SliceEmbargoes? embargoes = null,
        string? preReleasedTo = null,
        NotShownCells? notShown = null)
    {
        var decisions = embargoes is { Rules.Count: > 0 } ? new EmbargoDecisions(slice, embargoes, now) : null;
        var rule = new ReleaseRule(slice, now, includesConfidential, decisions, preReleasedTo);
        notShown ??= NotShownCells.None;
        ImmutableArray<int> primary = [.. rule.MarkedRows().Where(rule.IsWithheld).Union(notShown.Taken).Order()];
        if (primary.IsEmpty && notShown.Derived.IsEmpty)
        {
            return new WithheldSlice(slice, []);
        }

        var counted = new RowGroups(slice, DimensionRole.Frequency, DimensionRole.Alternative);
        var group = new RowGroups(slice, DimensionRole.Frequency, DimensionRole.Alternative, DimensionRole.Partner);
        var totals = new PartnerTotals(slice);
        var wholly = primary.Where(totals.IsSum).Select(counted.Of).ToHashSet();
        var partly = primary.Select(counted.Of).ToHashSet();
        var groups = primary.Select(group.Of).ToHashSet();

        var withheld = ImmutableArray.CreateBuilder<int>();
        var derived = ImmutableArray.CreateBuilder<int>();
        var next = 0;
        for (var row = 0; row < slice.Count; row++)
        {
            var isPrimary = next < primary.Length && primary[next] == row;
            next += isPrimary ? 1 : 0;
            if (isPrimary)
            {
                withheld.Add(row);
            }
            else if (!double.IsNaN(slice.Values[row]) && Derives(row))
            {
                withheld.Add(row);
                derived.Add(row);
            }
        }

        return SuppressedRows.TakeOut(slice, withheld.DrainToImmutable()) with { Derived = derived.DrainToImmutable() };

        bool Derives(int row) =>
            notShown.Derived.BinarySearch(row) >= 0
            || groups.Contains(group.Of(row))
            || (totals.IsNoSinglePartner(row) && partly.Contains(counted.Of(row)))
            || (wholly.Count > 0 && wholly.Contains(counted.Of(row)));
    }
}
