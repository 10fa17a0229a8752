// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Reconciliation;

/// <summary>The people of a country who live where they were born, at both ends of an interval, and all births and deaths there in between.</summary>
/// <param name="Country">The country (alpha-3).</param>
/// <param name="Start">The native-born residents at the start, persons; null where its own stock is to be taken.</param>
/// <param name="End">The native-born residents at the end, persons; null where its own stock is to be taken.</param>
/// <param name="Births">Births in the country in the interval.</param>
/// <param name="Deaths">Deaths in the country in the interval, of all places of birth.</param>
public sealed record NativePopulation(string Country, double? Start, double? End, double Births, double Deaths);
