// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using Orleans;
using StatsExchange.V1;

namespace StatsExchange.Grains.Dossiers;

/// <summary>Some of the cases of a dossier that ended, in the order they were opened: at most 512 KiB of them.</summary>
/// <param name="Dossier">The dossier with these cases.</param>
/// <param name="Next">After how many cases of the dossier the next page begins; null where this is the last.</param>
[GenerateSerializer, Immutable, Alias("sx.AgreedPage")]
public sealed record AgreedPage([property: Id(0)] Proto<Dossier> Dossier, [property: Id(1)] int? Next)
{
    /// <summary>Per case why its figure is not told; UNSPECIFIED where it is, or where there is none.</summary>
    [Id(2)]
    public ImmutableArray<UntoldReason> Untold { get; init; } = [];
}
