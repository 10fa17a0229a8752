// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Reconciliation.NetMigration;

/// <summary>The population of a country at both ends of a period, and its births and deaths in between.</summary>
/// <param name="PopulationAtStart">P₀, persons.</param>
/// <param name="PopulationAtEnd">P₁, persons.</param>
/// <param name="Births">B, live births.</param>
/// <param name="Deaths">D.</param>
/// <param name="RoundingUnit">What the four figures are rounded to, persons: 1 where they are exact counts.</param>
public sealed record VitalBalance(double PopulationAtStart, double PopulationAtEnd, double Births, double Deaths, double RoundingUnit)
{
    /// <summary>(P₁ − P₀) − (B − D): what net migration must have been if the four figures are right, persons.</summary>
    public double ResidualNetMigration => PopulationAtEnd - PopulationAtStart - (Births - Deaths);
}
