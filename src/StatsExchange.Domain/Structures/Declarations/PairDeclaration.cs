// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Structures.Declarations;

/// <summary>A mirror pair as it is written down.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What is compared, in words.</param>
/// <param name="Origin">What the origin of the move reports.</param>
/// <param name="Destination">What the destination of the move reports.</param>
/// <param name="Match">Dimensions that must carry the same code on both sides.</param>
/// <param name="MatchEveryClass">So must every additive dimension that neither side holds or drops; otherwise it is held at its total.</param>
/// <param name="Prefer">What decides between several observations on one projected key, step by step; null for what is usual.</param>
internal sealed record PairDeclaration(
    string Id, string Name, SideDeclaration Origin, SideDeclaration Destination, string[] Match, bool MatchEveryClass, RivalPreference[]? Prefer = null);
