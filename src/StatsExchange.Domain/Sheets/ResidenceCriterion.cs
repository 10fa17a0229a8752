// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Sheets;

/// <summary>Who counts as a resident.</summary>
public enum ResidenceCriterion
{
    /// <summary>Who lives, or intends to live, in the country for 12 months.</summary>
    TwelveMonths,

    /// <summary>Who lives in the country for 6 months and a day of a year.</summary>
    SixMonthsAndADay,

    /// <summary>Who is in the population register.</summary>
    Register,

    /// <summary>Who has settled, or has a permit to settle, for good.</summary>
    Permanent,
}
