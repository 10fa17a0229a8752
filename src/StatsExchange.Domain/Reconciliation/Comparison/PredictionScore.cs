// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Reconciliation.Comparison;

/// <summary>How well a method predicts reports that are hidden from it, one at a time.</summary>
/// <param name="Name">The method, as the choice names it.</param>
/// <param name="Side">What was hidden.</param>
/// <param name="Hidden">How many reports were hidden: of two-sided corridors, above 0.</param>
/// <param name="Predicted">How many of them the method gave a prediction above 0 for; it is scored on these.</param>
/// <param name="MedianAbsoluteLogError">The median of |ln predicted − ln reported|; null where nothing was predicted.</param>
/// <param name="Within10">The share of the predicted with |predicted − reported| of at most 10 % of the report.</param>
/// <param name="Within25">The share of the predicted with |predicted − reported| of at most 25 % of the report.</param>
public sealed record PredictionScore(
    string Name, HiddenSide Side, int Hidden, int Predicted, double? MedianAbsoluteLogError, double? Within10, double? Within25);
