// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Reconciliation.Detail;

/// <summary>Why a method gives no detail for a corridor.</summary>
/// <param name="Classes">The classes or the dimension concerned, in words: SEX F, or SEX.</param>
/// <param name="Reason">Why, in words or by the code of an <see cref="EstimateReason"/>. Holds no figures.</param>
public sealed record DetailObstacle(string Classes, string Reason);
