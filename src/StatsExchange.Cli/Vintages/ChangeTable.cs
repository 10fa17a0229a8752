// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf.Collections;
using StatsExchange.Cli.Terminal;
using StatsExchange.Client.Connections;
using StatsExchange.Domain.Structures;
using StatsExchange.V1;

namespace StatsExchange.Cli.Vintages;

/// <summary>Changed cells for the reader. Of a cell's codes only those that are no default are shown.</summary>
internal static class ChangeTable
{
    private const string Partner = "COUNTERPART_AREA";
    private static readonly string[] Columns = ["change", "period", "partner", "cell", "before#", "after#", "attributes"];

    public static FigureTable Of(string structure, IEnumerable<CellChange> changes) =>
        FigureTable.Of(null, Columns, changes.Select(change => RowOf(StructureCatalogue.Find(structure)!, change)));

    private static string[] RowOf(Domain.Structures.Structure structure, CellChange change) =>
    [
        ShortNames.Of(change.Kind).ToLowerInvariant(),
        change.TimePeriod,
        Figures.Party(change.Dimensions[Partner]),
        string.Join(' ', structure.SliceDimensions
            .Where(dimension => dimension.Id != Partner && change.Dimensions[dimension.Id] != dimension.Default)
            .Select(dimension => change.Dimensions[dimension.Id])),
        Figures.Value(change.HasBeforeValue ? change.BeforeValue : null),
        Figures.Value(change.HasAfterValue ? change.AfterValue : null),
        AttributesOf(change),
    ];

    private static string AttributesOf(CellChange change)
    {
        var differing = change.BeforeAttributes.Keys.Union(change.AfterAttributes.Keys)
            .Order(StringComparer.Ordinal)
            .Select(id => (Id: id, Before: TextOf(change.BeforeAttributes, id), After: TextOf(change.AfterAttributes, id)))
            .Where(attribute => attribute.Before != attribute.After);
        return Figures.Text(string.Join(", ", differing.Select(attribute => $"{attribute.Id}: {attribute.Before} → {attribute.After}")));
    }

    private static string TextOf(MapField<string, string> attributes, string id) => Figures.Text(attributes.TryGetValue(id, out var text) ? text : null);
}
