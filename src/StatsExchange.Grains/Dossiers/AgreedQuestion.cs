// SPDX-License-Identifier: Apache-2.0
using Orleans;

namespace StatsExchange.Grains.Dossiers;

/// <summary>Which ends of cases a regional body asks a dossier for.</summary>
/// <param name="Region">The regional body.</param>
/// <param name="SettledBy">How the cases had ended by this time; null for now.</param>
[GenerateSerializer, Immutable, Alias("sx.AgreedQuestion")]
public sealed record AgreedQuestion([property: Id(0)] string Region, [property: Id(1)] DateTimeOffset? SettledBy = null)
{
    /// <summary>Only cases with a period from this one on; empty for all.</summary>
    [Id(2)]
    public string PeriodFrom { get; init; } = "";

    /// <summary>Only cases with a period up to this one; empty for all.</summary>
    [Id(3)]
    public string PeriodTo { get; init; } = "";

    /// <summary>Only the case of this id; empty for all.</summary>
    [Id(4)]
    public string Case { get; init; } = "";

    /// <summary>Only what comes after so many cases of the dossier: where the page before ended.</summary>
    [Id(5)]
    public int After { get; init; }
}
