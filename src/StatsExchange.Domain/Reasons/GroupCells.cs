// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Sheets;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Reasons;

/// <summary>In which cells the people of a group stand.</summary>
internal static class GroupCells
{
    /// <summary>The dimension and the code of a group; null where no structure has any.</summary>
    public static (string Dimension, string Code)? Of(PopulationGroup group) => group switch
    {
        PopulationGroup.Nationals => ("CITIZENS", "NAT"),
        PopulationGroup.AsylumSeekers => ("LEGAL_STATUS", "ASY"),
        PopulationGroup.Refugees => ("LEGAL_STATUS", "REF"),
        PopulationGroup.Irregular => ("LEGAL_STATUS", "IRR"),
        PopulationGroup.TemporaryWorkers => ("LEGAL_STATUS", "TMP"),
        PopulationGroup.Students => ("REASON", "STU"),
        _ => null,
    };

    /// <summary>The same by position in a slice; null where the structure has no such cells.</summary>
    public static (int Position, string Code)? In(Structure structure, PopulationGroup group) =>
        Of(group) is { } cell && structure.SlicePositionOf(cell.Dimension) is >= 0 and var position ? (position, cell.Code) : null;
}
