// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Structures;

/// <summary>Two observations, one per office, that describe the same people: what the origin and the destination of a move each report.</summary>
/// <param name="Id">Identifier, for example residence.</param>
/// <param name="Name">What is compared, in words.</param>
/// <param name="Origin">What the origin of the move reports.</param>
/// <param name="Destination">What the destination of the move reports.</param>
/// <param name="Matched">Dimensions that must carry the same code on both sides, in structure order. TIME_PERIOD always matches.</param>
public sealed record MirrorPair(
    string Id,
    string Name,
    MirrorSide Origin,
    MirrorSide Destination,
    ImmutableArray<string> Matched)
{
    /// <summary>What decides where several observations of a side fall on one projected key, step by step; what is left over is ambiguous.</summary>
    public ImmutableArray<RivalPreference> Preferences { get; init; } = RivalPreference.Standard;

    /// <summary>The BASIS that its figures are meant in: the one that a side is held at, and _Z where none is.</summary>
    public string Basis => Origin.Filter.GetValueOrDefault("BASIS") ?? Destination.Filter.GetValueOrDefault("BASIS", StandardCodes.NotApplicable);
}
