// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Alignment;
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Corridors;
using StatsExchange.Domain.Structures;
using StatsExchange.Domain.Tests.Corridors;

namespace StatsExchange.Domain.Tests.Alignment;

/// <summary>Departures from Sweden to Denmark as both report them, to be aligned.</summary>
internal sealed class Ends
{
    public static readonly Corridor Corridor = new(CountryCode.Parse("SWE"), CountryCode.Parse("DNK"));

    private readonly TestSlice _origin = new(StructureCatalogue.Flow, "SWE", "2015");
    private readonly TestSlice _destination = new(StructureCatalogue.Flow, "DNK", "2015");

    public Ends Origin(string classes, double? value)
    {
        _origin.Row("DNK", "MEASURE=EMI BASIS=RES " + classes, value);
        return this;
    }

    public Ends Destination(string classes, double? value)
    {
        _destination.Row("SWE", "MEASURE=IMM BASIS=RES " + classes, value);
        return this;
    }

    public AlignedComparison Align(string filter = "") => CorridorAlignment.Compare(
        StructureCatalogue.Flow.MirrorPairs[0], Corridor, _origin.Build(), _destination.Build(), Options(filter));

    /// <summary>The cells as text: classes that are not at their default, then origin and destination; * marks a sum.</summary>
    public static string[] Texts(AlignedComparison comparison) => [.. comparison.Cells.Select(Text)];

    public static string Text(MirrorCell cell)
    {
        var named = cell.Key.Codes.Where(c => StructureCatalogue.Flow.FindDimension(c.Key)!.Default != c.Value).Select(c => c.Value);
        var obstacle = cell.Obstacle == AlignmentObstacle.None ? "" : $" {cell.Obstacle}";
        return $"{string.Join(' ', named.DefaultIfEmpty("total"))}: {Text(cell.Origin)} {Text(cell.Destination)}{obstacle}";
    }

    public static string[] Texts(IEnumerable<NotAligned> notAligned) =>
        [.. notAligned.Select(n => $"{n.Side} {n.Dimension} {n.Code} {n.Obstacle} [{string.Join(' ', n.OtherCodes)}] {n.Cells}")];

    private static string Text(MirrorFigure figure) =>
        (figure.Value?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? figure.Status.ToString()) + (figure.IsDerived ? "*" : "");

    private static MirrorOptions Options(string filter) => MirrorOptions.None with
    {
        Filter = MirrorOptions.None.Filter.AddRange(
            filter.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=')).Select(p => KeyValuePair.Create(p[0], p[1]))),
    };
}
