// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Validation.Earlier;

/// <summary>Looks for corridors that were reported in each of the periods before and are not any more.</summary>
internal static class HoleCheck
{
    /// <summary>Who sends fewer corridors than this share of the period before sends a part of them, and the rest may still come.</summary>
    private const double LeastShareSent = 0.5;

    /// <summary>Corridors that carry fewer people come and go.</summary>
    private const double LeastSize = 10;

    public static void Run(SubmittedSlice sent, EarlierFigures earlier, FindingCollector findings)
    {
        var before = earlier.Before.Select(slice => Corridors(slice, LeastSize)).ToArray();
        var there = Corridors(sent.Observations, least: null);
        if (earlier is { Stored: { } stored, Replaces: false })
        {
            there.UnionWith(Corridors(stored, least: null));
        }

        if (there.Count < Corridors(earlier.Before[0], least: null).Count * LeastShareSent)
        {
            return;
        }

        findings.Applies(EarlierRules.Hole);
        var expected = string.Join(", ", earlier.Before.Select(slice => slice.Period).Order(StringComparer.Ordinal));
        foreach (var (measure, partner) in before[0].Where(corridor => before[1].Contains(corridor) && before[2].Contains(corridor) && !there.Contains(corridor)).Order())
        {
            findings.Add(EarlierRules.Hole, 0, "COUNTERPART_AREA", partner, "", $"a figure of {measure} {partner} in {sent.Observations.Period}, as in {expected}");
        }
    }

    /// <summary>Each measure and partner with a cell, of at least that size where one is named.</summary>
    private static HashSet<(string Measure, string Partner)> Corridors(Slice slice, double? least)
    {
        var measures = slice.Columns[slice.Structure.SlicePositionOf("MEASURE")];
        var partners = slice.Columns[slice.Structure.PartnerPosition()];
        var found = new bool[measures.Codes.Length, partners.Codes.Length];
        for (var row = 0; row < slice.Count; row++)
        {
            found[measures.Indices[row], partners.Indices[row]] |= least is not { } size || slice.Values[row] >= size;
        }

        return
        [
            .. from measure in Enumerable.Range(0, measures.Codes.Length)
               from partner in Enumerable.Range(0, partners.Codes.Length)
               where found[measure, partner] && PartnerAreas.Instance.Find(partners.Codes[partner]) is { IsCorridorEnd: true }
               select (measures.Codes[measure], partners.Codes[partner]),
        ];
    }
}
