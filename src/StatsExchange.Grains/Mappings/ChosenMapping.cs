// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Mappings;
using StatsExchange.V1;

namespace StatsExchange.Grains.Mappings;

/// <summary>The mapping a submission is made by.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version; 0 for one that is not registered.</param>
/// <param name="Rules">What it says.</param>
internal sealed record ChosenMapping(string Name, int Version, OfficeMapping Rules)
{
    /// <summary>NAME@VERSION.</summary>
    public string Reference => new MappingReference(Name, Version).ToString();

    /// <summary>What it did, for the sender.</summary>
    public AppliedMapping Tell(MappedCounts counts) => new()
    {
        Name = Name,
        Version = Version,
        Rows = counts.Rows,
        RowsLeftOut = counts.RowsLeftOut,
        RowsOfOtherAreas = counts.RowsOfOtherAreas,
        CellsLeftOut = counts.CellsLeftOut,
        Observations = counts.Observations,
    };
}
