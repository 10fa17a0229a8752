// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using Orleans;
using StatsExchange.Grains.Callers;
using StatsExchange.V1;

namespace StatsExchange.Grains.Dossiers;

/// <summary>What a reconciliation says of a case, or why it is not told. It is read before the dossier is asked, which calls no regional body.</summary>
/// <param name="Results">By period of the case, each with the case's corridor only.</param>
/// <param name="Refusal">Why there are none; null where there are.</param>
[GenerateSerializer, Immutable, Alias("sx.FoundReconciliation")]
public sealed record FoundReconciliation(
    [property: Id(0)] ImmutableArray<Proto<ReconciliationResult>> Results,
    [property: Id(1)] RefusedException? Refusal);
