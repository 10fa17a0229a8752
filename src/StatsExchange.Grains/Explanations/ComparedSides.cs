// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Corridors;
using StatsExchange.Domain.Harmonisation;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Reasons;
using StatsExchange.Domain.Structures;
using StatsExchange.Grains.Corridors;
using MirrorCell = StatsExchange.Domain.Corridors.MirrorCell;
using MirrorSide = StatsExchange.Domain.Structures.MirrorSide;
using StayHarmonisation = StatsExchange.Domain.Harmonisation.StayHarmonisation;

namespace StatsExchange.Grains.Explanations;

/// <summary>Both ends' cells of then, put side by side at the figure asked about.</summary>
internal sealed class ComparedSides
{
    private readonly FigureQuestion _question;
    private readonly SideCells? _left;
    private readonly SideCells? _reached;

    /// <param name="question">The figure asked about.</param>
    /// <param name="origin">The origin's cells, only those its reader is shown; null where none can be read.</param>
    /// <param name="destination">The same of the destination.</param>
    /// <param name="harmonisation">The minimum stay that both were brought to; null where they were taken as reported.</param>
    public ComparedSides(FigureQuestion question, SideOfThen? origin, SideOfThen? destination, StayHarmonisation? harmonisation)
    {
        _question = question;
        (Origin, Destination) = (origin, destination);
        var options = CountedAlike.In(
            question.Pair, question.Corridor, question.Period, origin?.Reading.Sheets() ?? Domain.Sheets.SheetBook.Empty, destination?.Reading.Sheets() ?? Domain.Sheets.SheetBook.Empty);
        var cells = CorridorTotals.Compare(
            question.Pair, question.Corridor, origin?.Slice, destination?.Slice, options with { Filter = options.Filter.SetItems(question.Codes) });
        Cell = cells.IsEmpty ? null : cells[0];
        _left = CellsOf(origin, question.Pair.Origin, question.Destination, harmonisation);
        _reached = CellsOf(destination, question.Pair.Destination, question.Origin, harmonisation);
        Told = Cell is { } cell ? CellMessages.Of(cell, new CellExplainer(_left, _reached, harmonisation), cell.Measures) : null;
    }

    public SideOfThen? Origin { get; }

    public SideOfThen? Destination { get; }

    /// <summary>Both figures; null where neither is there.</summary>
    public MirrorCell? Cell { get; }

    /// <summary>The same with harmonised values and reasons, as it is sent.</summary>
    public V1.MirrorCell? Told { get; }

    /// <summary>The row an end's figure stands at; −1 where it stands at none alone.</summary>
    public int RowOf(bool isOrigin) => Cell is { } cell ? (isOrigin ? cell.Origin : cell.Destination).Row : MirrorFigure.NoRow;

    /// <summary>The name and version of the sheet that holds for an end's figure; null where there is none.</summary>
    public V1.SheetVersion? SheetOf(bool isOrigin)
    {
        ImmutableArray<int> rows = Cell is { } cell ? (isOrigin ? cell.Origin : cell.Destination).Rows : [];
        return (isOrigin ? _left : _reached)?.SheetOf(rows) is { Version: > 0 } sheet ? new V1.SheetVersion { Id = sheet.Series.Id, Version = sheet.Version } : null;
    }

    private static SideCells? CellsOf(SideOfThen? side, MirrorSide reported, string counterpart, StayHarmonisation? harmonisation) =>
        side?.Slice is { } slice ? new SideCells(slice, side.Margins ?? slice, side.Reading.Sheets(), harmonisation, reported, counterpart) : null;
}
