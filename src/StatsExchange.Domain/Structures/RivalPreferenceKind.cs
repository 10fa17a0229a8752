// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Structures;

/// <summary>What a step of preference looks at.</summary>
public enum RivalPreferenceKind
{
    /// <summary>The source the office designates as its reference source, where it designates one and it is among the rivals.</summary>
    ReferenceSource,

    /// <summary>An observation with a value, or with one that is withheld, before one without.</summary>
    Reported,

    /// <summary>The code that is a number of months nearest to the one that is meant; any other code is farther than every number.</summary>
    NearestMonths,
}
