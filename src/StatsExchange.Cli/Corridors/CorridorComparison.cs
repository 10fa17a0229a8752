// SPDX-License-Identifier: Apache-2.0
using System.Text.Json.Nodes;
using Google.Protobuf.Collections;
using StatsExchange.Cli.Sheets;
using StatsExchange.Cli.Terminal;
using StatsExchange.Client.Connections;
using StatsExchange.Domain.Structures;
using StatsExchange.V1;

namespace StatsExchange.Cli.Corridors;

/// <summary>The two sides of one corridor, as they arrive.</summary>
internal sealed class CorridorComparison(string structure, string pair, string origin, string destination)
{
    // What the age groups of both sides add up to where neither sent a total.
    private const string AllAges = "Y_GE0";
    private readonly List<MirrorCell> _cells = [];
    private readonly List<SheetVersion> _originSheets = [];
    private readonly List<SheetVersion> _destinationSheets = [];
    private readonly List<NotAligned> _notAligned = [];
    private long _originRevision;
    private long _destinationRevision;
    private StayHarmonisation? _harmonisation;
    private IReadOnlyList<AsymmetryReason> _reasonOrder = [];
    private string _reasonMethod = "";

    public string Pair { get; } = pair;

    public string Origin { get; } = origin;

    public string Destination { get; } = destination;

    public void Add(CompareCorridorResponse part)
    {
        _originRevision = part.OriginRevision;
        _destinationRevision = part.DestinationRevision;
        _cells.AddRange(part.Cells);
        _notAligned.AddRange(part.NotAligned);
        if (part.ReasonMethod.Length > 0)
        {
            (_harmonisation, _reasonOrder, _reasonMethod) = (part.Harmonisation, part.ReasonOrder, part.ReasonMethod);
        }

        _originSheets.AddRange(part.OriginSheets);
        _destinationSheets.AddRange(part.DestinationSheets);
    }

    public JsonNode ToJson() => new JsonObject
    {
        ["structure"] = structure,
        ["pair"] = Pair,
        ["origin"] = Origin,
        ["destination"] = Destination,
        ["revision"] = new JsonObject { ["origin"] = _originRevision, ["destination"] = _destinationRevision },
        ["sheets"] = new JsonObject { ["origin"] = MessageJson.Of(_originSheets), ["destination"] = MessageJson.Of(_destinationSheets) },
        ["harmonisation"] = _harmonisation is null ? null : MessageJson.Of(_harmonisation),
        ["reason_order"] = new JsonArray([.. _reasonOrder.Select(reason => (JsonNode)ShortNames.Of(reason))]),
        ["reason_method"] = _reasonMethod,
        ["cells"] = new JsonArray([.. _cells.Select(MirrorCellJson.Of)]),
        ["not_aligned"] = new JsonArray([.. _notAligned.Select(entry => MessageJson.Of(entry))]),
    };

    public void Show(Output output)
    {
        var title = $"{Figures.Party(Origin)} → {Figures.Party(Destination)}, {structure}, pair {Pair}";
        if (_cells.Count == 0)
        {
            output.Line($"{title}: neither side has reported anything.");
            return;
        }

        string[] harmonised = _harmonisation is null ? [] : [$"{Origin} harmonised#", $"{Destination} harmonised#"];
        string[] columns = ["period", "cell", $"{Origin} reports#", $"{Destination} reports#", .. harmonised, "difference#", "asymmetry#", "missing"];
        output.Show(FigureTable.Of(title, columns, _cells.Order(new CellOrder(StructureCatalogue.Find(structure)!)).Select(RowOf)));
        output.Line($"Series sheets: of {Origin} {SheetText.Versions(_originSheets)}; of {Destination} {SheetText.Versions(_destinationSheets)}.");
        foreach (var cell in _cells.Where(cell => cell.OriginRivals.Count + cell.DestinationRivals.Count > 0).Order(new CellOrder(StructureCatalogue.Find(structure)!)))
        {
            ShowRivals(output, cell, Origin, cell.OriginRivals);
            ShowRivals(output, cell, Destination, cell.DestinationRivals);
        }

        AlignmentText.Show(output, _cells, _notAligned);
        if (_harmonisation is not null)
        {
            output.Line($"Harmonised: to a minimum stay of {_harmonisation.TargetMonths} months by {_harmonisation.Factors}, version {_harmonisation.Version}. {_harmonisation.Source}.");
        }

        var unknown = _cells.Where(cell => cell.HasOriginUnknownShare || cell.HasDestinationUnknownShare).ToList();
        if (unknown.Count > 0)
        {
            output.Show(FigureTable.Of("People whose partner country is not known", ["period", "cell", $"{Origin}#", $"{Destination}#"], unknown.Select(ShareRowOf)));
        }

        var explained = _cells.Where(cell => ReasonTable.HasMore(cell.Reasons)).ToList();
        if (explained.Count > 0)
        {
            output.Show(ReasonTable.Of(
                $"Why: ln({Destination} / {Origin}) in log points. Declared and assumed reasons stay in what is unexplained.",
                ["period", "cell", "log ratio#"],
                explained.Select(cell => ((string[])[cell.TimePeriod, CellName(cell), Figures.LogPoints(cell.HasLogRatio ? cell.LogRatio : null)], (IEnumerable<Reason>)cell.Reasons))));
        }
    }

    private void ShowRivals(Output output, MirrorCell cell, string office, RepeatedField<RivalObservation> rivals)
    {
        if (rivals.Count > 0)
        {
            var told = rivals.Select(rival =>
                $"{string.Join(' ', rival.Dimensions.OrderBy(d => d.Key, StringComparer.Ordinal).Select(d => $"{d.Key}={d.Value}"))} {Figures.Value(rival.HasValue ? rival.Value : null)}");
            output.Line($"Ambiguous, {cell.TimePeriod} {CellName(cell)}, {office} sent: {string.Join("; ", told)}. A series sheet with reference_source decides between sources.");
        }
    }

    private string[] ShareRowOf(MirrorCell cell) =>
    [
        cell.TimePeriod,
        CellName(cell),
        Figures.Percent(cell.HasOriginUnknownShare ? cell.OriginUnknownShare : null),
        Figures.Percent(cell.HasDestinationUnknownShare ? cell.DestinationUnknownShare : null),
    ];

    private string[] RowOf(MirrorCell cell) =>
    [
        cell.TimePeriod,
        CellName(cell),
        Side(cell.HasOriginValue ? cell.OriginValue : null, cell.Suppressed is Suppressed.Origin or Suppressed.Both, cell.Ambiguous is Ambiguous.Origin or Ambiguous.Both, cell.OriginIncluded)
            + AlignmentText.MarkOf(cell.Derived, Derived.Origin),
        Side(cell.HasDestinationValue ? cell.DestinationValue : null, cell.Suppressed is Suppressed.Destination or Suppressed.Both, cell.Ambiguous is Ambiguous.Destination or Ambiguous.Both, cell.DestinationIncluded)
            + AlignmentText.MarkOf(cell.Derived, Derived.Destination),
        .. _harmonisation is null ? [] : (string[])[Figures.Value(cell.HasOriginHarmonised ? cell.OriginHarmonised : null), Figures.Value(cell.HasDestinationHarmonised ? cell.DestinationHarmonised : null)],
        Figures.Value(cell.HasDifference ? cell.Difference : null),
        Figures.Ratio(cell.HasAsymmetry ? cell.Asymmetry : null),
        MissingSide(cell.Missing),
    ];

    private static string Side(double? value, bool suppressed, bool ambiguous, Inclusion included) => included switch
    {
        Inclusion.IncludedElsewhere => "included elsewhere",
        Inclusion.IncludesAnother => "includes another",
        _ => suppressed ? "suppressed" : ambiguous ? "ambiguous" : Figures.Value(value),
    };

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
            .Where(d => dimensions.FindDimension(d.Key)?.Default != d.Value && (d.Value != AllAges || cell.Derived != Derived.Both))
            .OrderBy(d => dimensions.SlicePositionOf(d.Key))
            .Select(d => $"{d.Key}={d.Value}")
            .ToArray();
        return named.Length == 0 ? "total" : string.Join(' ', named);
    }
}
