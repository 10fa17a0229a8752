// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Sheets;

/// <summary>What is wrong with a sheet.</summary>
/// <param name="Field">The field, by its name in the sheet as it is sent, for example minimum_stay_months.</param>
/// <param name="Expected">What was expected.</param>
public sealed record SheetFault(string Field, string Expected);
