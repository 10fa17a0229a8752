// SPDX-License-Identifier: Apache-2.0
using System.Text.Json.Nodes;
using StatsExchange.Cli.Terminal;
using StatsExchange.Client.Connections;
using StatsExchange.Domain.Structures;
using StatsExchange.V1;

namespace StatsExchange.Cli.Corridors;

/// <summary>The two sides of one corridor, as they arrive.</summary>
internal sealed class CorridorComparison(string structure, string pair, string origin, string destination)
{
    private readonly List<MirrorCell> _cells = [];
    private long _originRevision;
    private long _destinationRevision;

    public string Pair { get; } = pair;

    public string Origin { get; } = origin;

    public string Destination { get; } = destination;

    public void Add(CompareCorridorResponse part)
    {
        _originRevision = part.OriginRevision;
        _destinationRevision = part.DestinationRevision;
        _cells.AddRange(part.Cells);
    }

    public JsonNode ToJson() => new JsonObject
    {
        ["structure"] = structure,
        ["pair"] = Pair,
        ["origin"] = Origin,
        ["destination"] = Destination,
        ["revision"] = new JsonObject { ["origin"] = _originRevision, ["destination"] = _destinationRevision },
        ["cells"] = new JsonArray([.. _cells.Select(JsonOf)]),
    };

    public void Show(Output output)
    {
        var title = $"{Figures.Party(Origin)} → {Figures.Party(Destination)}, {structure}, pair {Pair}";
        if (_cells.Count == 0)
        {
            output.Line($"{title}: neither side has reported anything.");
            return;
        }

        string[] columns = ["period", "cell", $"{Origin} reports#", $"{Destination} reports#", "difference#", "asymmetry#", "missing"];
        output.Show(FigureTable.Of(title, columns, _cells.Select(RowOf)));
    }

    private static JsonObject JsonOf(MirrorCell cell) => new()
    {
        ["period"] = cell.TimePeriod,
        ["dimensions"] = new JsonObject(cell.Dimensions.OrderBy(d => d.Key, StringComparer.Ordinal).Select(d => KeyValuePair.Create<string, JsonNode?>(d.Key, d.Value))),
        ["origin"] = cell.HasOriginValue ? cell.OriginValue : null,
        ["destination"] = cell.HasDestinationValue ? cell.DestinationValue : null,
        ["difference"] = cell.HasDifference ? cell.Difference : null,
        ["asymmetry"] = cell.HasAsymmetry ? cell.Asymmetry : null,
        ["log_ratio"] = cell.HasLogRatio ? cell.LogRatio : null,
        ["missing"] = ShortNames.Of(cell.Missing),
        ["suppressed"] = ShortNames.Of(cell.Suppressed),
        ["ambiguous"] = ShortNames.Of(cell.Ambiguous),
        ["reasons"] = MessageJson.Of(cell.Reasons),
    };

    private string[] RowOf(MirrorCell cell) =>
    [
        cell.TimePeriod,
        CellName(cell),
        Side(cell.HasOriginValue ? cell.OriginValue : null, cell.Suppressed is Suppressed.Origin or Suppressed.Both, cell.Ambiguous is Ambiguous.Origin or Ambiguous.Both),
        Side(cell.HasDestinationValue ? cell.DestinationValue : null, cell.Suppressed is Suppressed.Destination or Suppressed.Both, cell.Ambiguous is Ambiguous.Destination or Ambiguous.Both),
        Figures.Value(cell.HasDifference ? cell.Difference : null),
        Figures.Ratio(cell.HasAsymmetry ? cell.Asymmetry : null),
        MissingSide(cell.Missing),
    ];

    private static string Side(double? value, bool suppressed, bool ambiguous) =>
        suppressed ? "suppressed" : ambiguous ? "ambiguous" : Figures.Value(value);

    private string MissingSide(Missing missing) => missing switch
    {
        Missing.Origin => Origin,
        Missing.Destination => Destination,
        Missing.Both => "both",
        _ => "",
    };

    // Only what sets the cell apart: totals and other defaults are what a reader expects.
    private string CellName(MirrorCell cell)
    {
        var dimensions = StructureCatalogue.Find(structure)!;
        var named = cell.Dimensions
            .Where(d => dimensions.FindDimension(d.Key)?.Default != d.Value)
            .OrderBy(d => dimensions.SlicePositionOf(d.Key))
            .Select(d => $"{d.Key}={d.Value}")
            .ToArray();
        return named.Length == 0 ? "total" : string.Join(' ', named);
    }
}
