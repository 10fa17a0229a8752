// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Reasons;

/// <summary>
/// The share of people whose partner country the office does not know: the figure under _U by that of all partners, _X. Where _X was not
/// sent, _T stands in for it, less the reporter's own cell in figures by birth or citizenship, where _T holds the native population.
/// </summary>
public static class UnknownPartnerShare
{
    private const string Partner = "COUNTERPART_AREA";
    private const string Basis = "BASIS";
    private const string ByResidence = "RES";

    // Fractions with a denominator up to N lie N² · 3/π² to the unit; two decimals less than their number leave thirty and more in each step.
    private const double RoomForPairs = 2;
    private const int MostDecimals = 15;

    /// <summary>The partners whose cells the share is made of, beside the reporter itself.</summary>
    public static IReadOnlyList<string> Margins { get; } = [StandardCodes.Unknown, StandardCodes.AllButReporter, StandardCodes.Total];

    /// <summary>The share for a figure, in [0, 1); null where a cell it needs is missing, withheld, or says that there is nobody.</summary>
    /// <param name="margins">Finds the cells of <see cref="Margins"/> by the keys of the figure's slice.</param>
    /// <param name="rows">The rows the figure rests on; their keys but for the partner are those of the share.</param>
    /// <returns>The share, and the share as it is told; both null together.</returns>
    internal static (double? Share, double? Told) Of(CellLookup margins, IReadOnlyList<int> rows)
    {
        var partner = margins.Slice.Structure.SlicePositionOf(Partner);
        var basis = margins.Slice.Structure.SlicePositionOf(Basis);
        double? unknown = 0, all = 0;
        foreach (var row in rows)
        {
            unknown += margins.ValueAt(row, (partner, StandardCodes.Unknown));
            all += unknown is null ? null : AllPartners(margins, row, partner, basis);
        }

        return unknown < all ? (unknown / all, Told(unknown.Value / all.Value, all.Value)) : (null, null);
    }

    /// <summary>
    /// The one share that holds for several figures of an office; null where none is known, or where they differ, as figures of several sources
    /// or thresholds do.
    /// </summary>
    public static double? Common(IEnumerable<double?> shares) => shares.OfType<double>().Distinct().Take(2).ToList() is [var only] ? only : null;

    /// <summary>
    /// Rounded to as many decimals as leave at least thirty pairs of counts up to that size to choose from: a ratio in full would give its two
    /// counts away, which are no cells of the corridor.
    /// </summary>
    private static double Told(double share, double all) =>
        Math.Round(share, (int)Math.Clamp(Math.Floor((2 * Math.Log10(all)) - RoomForPairs), 0, MostDecimals));

    private static double? AllPartners(CellLookup margins, int row, int partner, int basis)
    {
        if (margins.ValueAt(row, (partner, StandardCodes.AllButReporter)) is { } all)
        {
            return all;
        }

        var total = margins.ValueAt(row, (partner, StandardCodes.Total));
        return basis < 0 || margins.Slice.Columns[basis][row] == ByResidence
            ? total
            : total - margins.ValueAt(row, (partner, margins.Searched.Owner));
    }
}
