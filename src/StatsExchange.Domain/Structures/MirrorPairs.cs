// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Structures;

/// <summary>The mirror pairs: what is held at one code, what is not compared, and what must match.</summary>
internal static class MirrorPairs
{
    private static readonly ImmutableArray<string> DroppedOfFlow = ["MIN_STAY", "SOURCE"];
    private static readonly ImmutableArray<string> DroppedOfOthers = ["SOURCE"];

    /// <summary>People of one basis living in the destination, seen by both ends.</summary>
    public static MirrorPair Stock(string id, string name, string basis) => new(
        id,
        name,
        Side(StockStructure.Id, [new("BASIS", basis), new("MEASURE", "EMI")], DroppedOfOthers),
        Side(StockStructure.Id, [new("BASIS", basis), new("MEASURE", "IMM")], DroppedOfOthers),
        Matched(StockStructure.Dimensions, []));

    /// <summary>Moves by residence, of all or of one group of citizens, which the two ends name differently.</summary>
    public static MirrorPair Flow(string id, string name, string citizensAtOrigin, string citizensAtDestination) => new(
        id,
        name,
        Side(FlowStructure.Id, [new("BASIS", "RES"), new("CITIZENS", citizensAtOrigin), new("MEASURE", "EMI")], DroppedOfFlow),
        Side(FlowStructure.Id, [new("BASIS", "RES"), new("CITIZENS", citizensAtDestination), new("MEASURE", "IMM")], DroppedOfFlow),
        Matched(FlowStructure.Dimensions, ["CITIZENS"], "FLOW_CONCEPT"));

    /// <summary>Citizens of the destination leaving the origin, against returns counted at home.</summary>
    public static MirrorPair Returns()
    {
        ImmutableArray<string> matched = ["FREQ", "SEX", "AGE", "EDUCATION", "UNIT_MEASURE"];
        KeyValuePair<string, string>[] departures =
            [new("BASIS", "RES"), new("CITIZENS", "CTP"), new("FLOW_CONCEPT", "EV"), new("MEASURE", "EMI")];
        KeyValuePair<string, string>[] returns = [new("MEASURE", "RFL")];
        return new(
            "returns",
            "Departures of the destination's citizens against returns",
            Side(FlowStructure.Id, [.. departures, .. Totals(FlowStructure.Dimensions, matched, "CITIZENS")], DroppedOfFlow),
            Side(ReturnStructure.Id, [.. returns, .. Totals(ReturnStructure.Dimensions, matched)], DroppedOfOthers),
            matched);
    }

    private static MirrorSide Side(string structure, IEnumerable<KeyValuePair<string, string>> filter, ImmutableArray<string> dropped) => new(
        structure,
        filter.ToImmutableSortedDictionary(StringComparer.Ordinal),
        ImmutableSortedDictionary.Create<string, ImmutableSortedDictionary<string, string>>(StringComparer.Ordinal),
        dropped);

    /// <summary>FREQ, UNIT_MEASURE and every additive dimension but the filtered ones, in structure order.</summary>
    private static ImmutableArray<string> Matched(ImmutableArray<Dimension> dimensions, string[] filtered, params string[] alternatives) =>
    [
        .. dimensions
            .Where(d => d.Role is DimensionRole.Frequency or DimensionRole.Additive || d.Id == "UNIT_MEASURE" || alternatives.Contains(d.Id))
            .Select(d => d.Id)
            .Except(filtered),
    ];

    /// <summary>Every additive dimension that is not matched, held at its total.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Totals(ImmutableArray<Dimension> dimensions, ImmutableArray<string> matched, params string[] filtered) =>
        dimensions
            .Where(d => d.Role == DimensionRole.Additive && !matched.Contains(d.Id) && !filtered.Contains(d.Id))
            .Select(d => KeyValuePair.Create(d.Id, StandardCodes.Total));
}
