// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Sheets;

namespace StatsExchange.Domain.Reconciliation;

/// <summary>What is known of how one side of a corridor was counted, from the series sheet it rests on.</summary>
/// <param name="Undercount">How many of those who moved are not counted; null where nobody has assigned a class.</param>
/// <param name="Accuracy">How closely its figures follow what is counted; null where nobody has assigned a class.</param>
/// <param name="StayFactor">f(d): what a figure is multiplied by to bring it to the minimum stay aimed at; 1 where it is there already. Above 0.</param>
public sealed record ReportQuality(QualityClass? Undercount, QualityClass? Accuracy, double StayFactor = 1);
