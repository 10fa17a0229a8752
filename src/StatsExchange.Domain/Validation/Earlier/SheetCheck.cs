// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Sheets;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Validation.Earlier;

/// <summary>Holds the series of a submission against the office's series sheets; one finding per series.</summary>
public static class SheetCheck
{
    private static readonly string[] Series = ["MEASURE", "BASIS", "CITIZENS", "SOURCE", "MIN_STAY"];

    /// <summary>Adds what is found.</summary>
    public static void Run(IReadOnlyList<SubmittedSlice> slices, SheetBook sheets, FindingCollector findings)
    {
        // An office that describes no series of the structure is told so with every receipt; repeating it would bury what matters.
        if (slices.Count == 0 || sheets.Current.All(sheet => sheet.Series.Structure != slices[0].Observations.Structure.Id))
        {
            return;
        }

        HashSet<(Rule, string)> told = [];
        foreach (var sent in slices)
        {
            Run(sent, sheets, findings, told);
        }
    }

    private static void Run(SubmittedSlice sent, SheetBook sheets, FindingCollector findings, HashSet<(Rule, string)> told)
    {
        findings.Applies(EarlierRules.SheetMissing);
        var slice = sent.Observations;
        int[] positions = [.. Series.Select(slice.Structure.SlicePositionOf)];
        var partner = slice.Structure.PartnerPosition();
        foreach (var row in FirstRows(slice, [.. positions.Where(position => position >= 0)]))
        {
            string Code(int which) => positions[which] < 0 ? "" : slice.Columns[positions[which]][row];
            var point = new SeriesPoint(slice.Structure.Id, Code(0), Code(1), Code(2), Code(3), Period.Parse(slice.Period), slice.Columns[partner][row]);
            var name = string.Join(' ', Series.Take(4).Select((_, i) => Code(i)).Where(code => code.Length > 0));
            if (sheets.Find(point) is not { } sheet)
            {
                if (!told.Add((EarlierRules.SheetMissing, name)))
                {
                    continue;
                }

                findings.Add(EarlierRules.SheetMissing, sent.Lines[row], "MEASURE", name, "", $"a series sheet for {name} in {slice.Period}");
            }
            else if (Stated(sheet) is { } stated && Code(4) is { Length: > 0 } stay && stay != StandardCodes.Unknown)
            {
                findings.Applies(EarlierRules.SheetContradicted);
                if (stay != stated && told.Add((EarlierRules.SheetContradicted, $"{name} {stay}")))
                {
                    findings.Add(
                        EarlierRules.SheetContradicted, sent.Lines[row], "MIN_STAY", stay, stay,
                        string.Create(CultureInfo.InvariantCulture, $"{stated}, as in the sheet of {name}, version {sheet.Version}"));
                }
            }
        }
    }

    private static string? Stated(SeriesSheet sheet) => sheet.IsStayPermanent ? "PERM" : sheet.MinimumStayMonths?.ToString(CultureInfo.InvariantCulture);

    /// <summary>The first row of each combination of codes.</summary>
    private static List<int> FirstRows(Slice slice, int[] positions)
    {
        var product = 1;
        foreach (var position in positions)
        {
            product *= slice.Columns[position].Codes.Length;
        }

        var seen = new bool[product];
        List<int> first = [];
        for (var row = 0; row < slice.Count; row++)
        {
            var series = 0;
            foreach (var position in positions)
            {
                series = (series * slice.Columns[position].Codes.Length) + slice.Columns[position].Indices[row];
            }

            if (!seen[series])
            {
                seen[series] = true;
                first.Add(row);
            }
        }

        return first;
    }
}
