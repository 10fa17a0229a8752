// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Contracts.Snapshots;
using StatsExchange.Domain;
using StatsExchange.V1;
using MirrorSide = StatsExchange.Domain.Structures.MirrorSide;

namespace StatsExchange.Grains.Explanations;

/// <summary>The versions of series sheets that a manifest names for one kind of figures.</summary>
internal static class NamedSheets
{
    private const int Parts = 4;
    private const int Codes = 5;

    /// <param name="source">What the manifest says of the reporter.</param>
    /// <param name="side">What is reported.</param>
    /// <param name="counterpart">Of whom.</param>
    /// <param name="period">When.</param>
    public static IEnumerable<SheetVersion> Of(ManifestSource source, MirrorSide side, string counterpart, string period) =>
        source.Sheets.Where(sheet => IsOf(sheet.Id, side, counterpart, period)).Select(sheet => new SheetVersion { Id = sheet.Id, Version = sheet.Version });

    // A name says what the sheet is of: FLOW/EMI.RES..REG./2010/2017, with nothing where it is for all.
    private static bool IsOf(string id, MirrorSide side, string counterpart, string period)
    {
        var parts = id.Split('/');
        return parts.Length == Parts
            && parts[0] == side.Structure
            && parts[1].Split('.') is { Length: Codes } codes
            && codes[0] == side.Filter.GetValueOrDefault("MEASURE", "")
            && codes[1] == side.Filter.GetValueOrDefault("BASIS", "")
            && (codes[2].Length == 0 || codes[2] == side.Filter.GetValueOrDefault("CITIZENS", ""))
            && (codes[4].Length == 0 || codes[4] == counterpart)
            && PeriodRange.Parse(parts[2], parts[3]).Contains(Domain.Period.Parse(period));
    }
}
