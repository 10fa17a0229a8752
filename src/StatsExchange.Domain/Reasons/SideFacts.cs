// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Harmonisation;
using StatsExchange.Domain.Reconciliation;
using StatsExchange.Domain.Sheets;

namespace StatsExchange.Domain.Reasons;

/// <summary>What is known of one side's figure: the value as reported, and what its cells and its series sheet say of how it was counted.</summary>
/// <param name="Value">The figure in UNIT_MEASURE, 0 or more.</param>
/// <param name="Sheet">The series sheet that holds for the figure; null where there is none.</param>
public sealed record SideFacts(double Value, SeriesSheet? Sheet)
{
    /// <summary>The least stay counted, from the observation's MIN_STAY, else from its sheet.</summary>
    public StayThreshold Threshold { get; init; }

    /// <summary>Whether the threshold comes from the sheet, because the observation says _U or has no MIN_STAY.</summary>
    public bool IsThresholdFromSheet { get; init; }

    /// <summary>What the figure is multiplied by for the minimum stay wanted, or why it is not converted; null where no factors are named.</summary>
    public StayConversion? Conversion { get; init; }

    /// <summary>Whether the figure counts events, the only figures a minimum stay is converted for.</summary>
    public bool CountsEvents { get; init; }

    /// <summary>Whether the cell is of all ages, so that it does not matter how ages are defined.</summary>
    public bool IsOfAllAges { get; init; } = true;

    /// <summary>
    /// The groups the cell would hold if the office counts them, with the people of the group in that very cell; null where no cell tells:
    /// the structure has none, the office sent none, or it may not be seen. A group the cell excludes by its own codes is not listed.
    /// </summary>
    public ImmutableSortedDictionary<PopulationGroup, double?> Groups { get; init; } = ImmutableSortedDictionary<PopulationGroup, double?>.Empty;

    /// <summary>People of two groups at once, where the office sent the cell that crosses them. Others may overlap by as many as there are.</summary>
    public ImmutableArray<(PopulationGroup First, PopulationGroup Second, double Value)> Overlaps { get; init; } = [];

    /// <summary>Which prior of undercount is that of the figure; null where none is published for such figures.</summary>
    public ReportSide? UndercountSide { get; init; }

    /// <summary>The share of people whose partner country is not known, in [0, 1); null where it cannot be told from the cells.</summary>
    public double? UnknownShare { get; init; }

    /// <summary>The same as others are told it, rounded so that the two counts behind it do not follow from it; null with it.</summary>
    public double? ToldUnknownShare { get; init; }

    /// <summary>The value converted to the minimum stay wanted; null where it is not converted.</summary>
    public double? Harmonised => Conversion?.Factor * Value;
}
