// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Reconciliation;

/// <summary>The people of a member who live where they were born, or whose citizens they are: the diagonal of a stock table, as the office reports it.</summary>
/// <param name="Period">The period of the stock, for example 2015.</param>
/// <param name="Country">The country (alpha-3).</param>
/// <param name="Value">Persons.</param>
public sealed record NativeStock(string Period, string Country, double Value);
