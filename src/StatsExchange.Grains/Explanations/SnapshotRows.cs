// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Contracts.Blocks;
using StatsExchange.Contracts.Snapshots;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Reasons;
using StatsExchange.Domain.Structures;
using StatsExchange.Grains.Countries;
using StatsExchange.Grains.Snapshots;
using StatsExchange.Journal;
using StatsExchange.Storage.V1;

namespace StatsExchange.Grains.Explanations;

/// <summary>The rows of a snapshot about a corridor in a period, and those its ends report of unknown and of all partners.</summary>
internal sealed class SnapshotRows
{
    private static readonly ImmutableArray<int> CellPositions =
        [.. Enumerable.Range(0, ConsolidatedKeys.Dimensions.Length).Where(position => position != ConsolidatedKeys.Pair && position != ConsolidatedKeys.Figure)];

    private readonly FigureQuestion _question;
    private readonly Dictionary<string, SnapshotRow> _byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Figure, string Cell), double> _shown = [];
    private readonly Dictionary<(string Figure, string Origin, string Destination), double> _ofOthers = [];
    private readonly Dictionary<string, string[]> _keys;

    private SnapshotRows(FigureQuestion question)
    {
        _question = question;
        _keys = new[] { ConsolidatedKeys.OriginFigure, ConsolidatedKeys.DestinationFigure }.ToDictionary(figure => figure, figure => question.KeyOf(figure).Split('\n'), StringComparer.Ordinal);
    }

    public static async Task<SnapshotRows> ReadAsync(
        BlockCache blocks, SnapshotCompleted made, SnapshotManifest manifest, FigureQuestion question, CancellationToken cancellationToken)
    {
        var rows = new SnapshotRows(question);
        foreach (var (at, block) in manifest.Blocks.Index().Where(block => block.Item.Period == question.Period))
        {
            rows.Add(ConsolidatedBlockCodec.Decode((await blocks.BytesAsync(Hash.FromBytes(made.Blocks[at].Span), cancellationToken)).Span), block.Name);
        }

        return rows;
    }

    /// <summary>Codes in the order of CONSOLIDATED as one text.</summary>
    public static string KeyOf(IEnumerable<string> codes) => string.Join('\n', codes);

    /// <summary>Whether there is anything of the figure asked about.</summary>
    public bool HasAny =>
        new[] { ConsolidatedKeys.OriginFigure, ConsolidatedKeys.DestinationFigure, ConsolidatedKeys.AgreedFigure, ConsolidatedKeys.EstimatedFigure }.Any(figure => Find(figure) is not null);

    /// <summary>The row of the figure asked about; null where there is none.</summary>
    public SnapshotRow? Find(string figure) => Find(_question, figure);

    /// <summary>The row of a figure of other classes of the same corridor and period; null where there is none.</summary>
    public SnapshotRow? Find(FigureQuestion question, string figure) => _byKey.GetValueOrDefault(question.KeyOf(figure));

    /// <summary>Whether the snapshot shows a reported cell with this very value.</summary>
    /// <param name="slice">The reporter's slice.</param>
    /// <param name="row">A row of it.</param>
    /// <param name="figure">ORG or DST.</param>
    public bool Shows(Slice slice, int row, string figure) =>
        slice.ValueAt(row) is { } value
        && _shown.TryGetValue((figure, KeyOf(CellPositions.Select(position => CodeOf(slice, row, position, figure == ConsolidatedKeys.OriginFigure)))), out var shown)
        && shown.Equals(value);

    /// <summary>Whether the snapshot shows a corridor's figure of the same classes with this very value; one that was not there cannot be shown.</summary>
    /// <param name="figure">ORG or DST.</param>
    /// <param name="origin">The country that is left.</param>
    /// <param name="destination">The country that is reached.</param>
    /// <param name="value">The value; null where there was none.</param>
    public bool Shows(string figure, string origin, string destination, double? value) =>
        value is null || (_ofOthers.TryGetValue((figure, origin, destination), out var shown) && shown.Equals(value));

    private static string CodeOf(Slice slice, int row, int position, bool isOrigin)
    {
        if (position == (isOrigin ? ConsolidatedKeys.Origin : ConsolidatedKeys.Destination))
        {
            return slice.Owner;
        }

        var id = position == ConsolidatedKeys.Origin || position == ConsolidatedKeys.Destination ? "COUNTERPART_AREA" : ConsolidatedKeys.Dimensions[position].Id;
        return slice.Structure.SlicePositionOf(id) is var column and >= 0 ? slice.Columns[column][row] : StandardCodes.NotApplicable;
    }

    private void Add(Slice block, string name)
    {
        var (origins, destinations, figures) = (block.Columns[ConsolidatedKeys.Origin], block.Columns[ConsolidatedKeys.Destination], block.Columns[ConsolidatedKeys.Figure]);
        for (var row = 0; row < block.Count; row++)
        {
            if (IsWanted(origins[row], destinations[row]))
            {
                Add(block, row, figures[row], name);
            }

            if (block.ValueAt(row) is { } value && _keys.TryGetValue(figures[row], out var key) && IsOfTheSameClasses(block, row, key))
            {
                _ofOthers[(figures[row], origins[row], destinations[row])] = value;
            }
        }
    }

    private bool IsWanted(string origin, string destination) =>
        (origin == _question.Origin && (destination == _question.Destination || UnknownPartnerShare.Margins.Contains(destination)))
        || (destination == _question.Destination && UnknownPartnerShare.Margins.Contains(origin));

    private static bool IsOfTheSameClasses(Slice block, int row, string[] key)
    {
        for (var position = 0; position < key.Length; position++)
        {
            if (position != ConsolidatedKeys.Origin && position != ConsolidatedKeys.Destination && block.Columns[position][row] != key[position])
            {
                return false;
            }
        }

        return true;
    }

    private void Add(Slice block, int row, string figure, string name)
    {
        var key = block.KeyAt(row);
        var attributes = block.Attributes.Where(column => column[row] is not null).ToImmutableSortedDictionary(column => column.Id, column => column[row]!, StringComparer.Ordinal);
        var value = block.ValueAt(row);
        _byKey[KeyOf(key)] = new SnapshotRow(value, attributes, name);
        if (value is { } shown)
        {
            _shown[(figure, KeyOf(CellPositions.Select(position => key[position])))] = shown;
        }
    }
}
