// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Observations;
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

    /// <summary>The partners whose cells the share is made of, beside the reporter itself.</summary>
    public static IReadOnlyList<string> Margins { get; } = [StandardCodes.Unknown, StandardCodes.AllButReporter, StandardCodes.Total];

    /// <summary>The share for a figure, in [0, 1); null where a cell it needs is missing, withheld, or says that there is nobody.</summary>
    /// <param name="margins">The slice that holds the cells of <see cref="Margins"/>.</param>
    /// <param name="slice">The slice of the figure, of the same structure.</param>
    /// <param name="rows">The rows the figure rests on; their keys but for the partner are those of the share.</param>
    public static double? Of(Slice margins, Slice slice, IReadOnlyList<int> rows)
    {
        var partner = slice.Structure.SlicePositionOf(Partner);
        if (slice.Count > 0 && !margins.Columns[partner].Codes.Contains(StandardCodes.Unknown))
        {
            return null;
        }

        double? unknown = 0, all = 0;
        foreach (var row in rows)
        {
            unknown += ValueAt(margins, slice, row, partner, StandardCodes.Unknown);
            all += AllPartners(margins, slice, row, partner);
        }

        return unknown < all ? unknown / all : null;
    }

    private static double? AllPartners(Slice margins, Slice slice, int row, int partner)
    {
        if (ValueAt(margins, slice, row, partner, StandardCodes.AllButReporter) is { } all)
        {
            return all;
        }

        var total = ValueAt(margins, slice, row, partner, StandardCodes.Total);
        var basis = slice.Structure.SlicePositionOf(Basis);
        return basis < 0 || slice.Columns[basis][row] == ByResidence
            ? total
            : total - ValueAt(margins, slice, row, partner, margins.Owner);
    }

    private static double? ValueAt(Slice margins, Slice slice, int row, int partner, string code)
    {
        var found = CellLookup.Find(margins, slice, row, (partner, code));
        return found < 0 ? null : margins.ValueAt(found);
    }
}
