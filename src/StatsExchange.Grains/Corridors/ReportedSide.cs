// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Harmonisation;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Reasons;
using StatsExchange.Domain.Sheets;
using StatsExchange.Domain.Structures;
using StatsExchange.Grains.Countries;

namespace StatsExchange.Grains.Corridors;

/// <summary>What one country reports of its side, as far as the caller may see it.</summary>
/// <param name="Country">The country (alpha-3).</param>
/// <param name="Revision">Revision of the country the answer rests on.</param>
/// <param name="Vintage">The last entry that set a slice of the range, one that is gone since too; 0 where there was none.</param>
/// <param name="Scope">What of the country's cells the caller may see.</param>
/// <param name="ByPeriod">The slices by period.</param>
/// <param name="Sheets">The series sheets that hold for them, at the same revision.</param>
public sealed record ReportedSide(
    string Country, long Revision, long Vintage, CellScope Scope, IReadOnlyDictionary<string, Slice> ByPeriod, SheetBook Sheets)
{
    /// <summary>The periods there are figures of.</summary>
    public IEnumerable<string> Periods => ByPeriod.Keys;

    /// <summary>The slice of a period, or null.</summary>
    public Slice? Slice(string period) => ByPeriod.GetValueOrDefault(period);

    /// <summary>By period the cells that only the share of unknown partner is worked out from.</summary>
    public required IReadOnlyDictionary<string, Slice> Margins { get; init; }

    /// <summary>The cells of a period with what the sheets say of them; null where there are none.</summary>
    internal SideCells? Cells(string period, StayHarmonisation? harmonisation, MirrorSide side, string counterpart) =>
        Slice(period) is { } slice ? new SideCells(slice, Margins[period], Sheets, harmonisation, side, counterpart) : null;
}
