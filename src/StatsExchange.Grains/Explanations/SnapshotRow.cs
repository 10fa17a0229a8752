// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.V1;

namespace StatsExchange.Grains.Explanations;

/// <summary>A row of a snapshot.</summary>
/// <param name="Value">In UNIT_MEASURE; null where it is missing or withheld.</param>
/// <param name="Attributes">The attributes it carries, by id.</param>
/// <param name="Block">The file that holds it.</param>
internal sealed record SnapshotRow(double? Value, ImmutableSortedDictionary<string, string> Attributes, string Block)
{
    private const char Suppressed = 'Q';

    public FigureStanding Standing =>
        Value is not null ? FigureStanding.Value
        : this["OBS_STATUS"].Contains(Suppressed, StringComparison.Ordinal) ? FigureStanding.Suppressed
        : FigureStanding.Missing;

    /// <summary>The text of an attribute; empty where it carries none.</summary>
    public string this[string attribute] => Attributes.GetValueOrDefault(attribute, "");

    /// <summary>As it is told.</summary>
    public ToldFigure Tell(string figure)
    {
        var told = new ToldFigure { Figure = figure, Standing = Standing, Block = Block };
        told.Attributes.Add(Attributes.ToDictionary());
        if (Value is { } value)
        {
            told.Value = value;
        }

        return told;
    }
}
