// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Reconciliation.NetMigration;

/// <summary>Where reported net migration lies.</summary>
public enum NetMigrationFinding
{
    /// <summary>A total is missing, which is not 0.</summary>
    NotComparable,

    /// <summary>In the band.</summary>
    InBand,

    /// <summary>Fewer came, or more left, than the population balance allows.</summary>
    BelowBand,

    /// <summary>More came, or fewer left, than the population balance allows.</summary>
    AboveBand,
}
