// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Reasons;

/// <summary>Why two figures differ: a closed list, in the fixed order of the steps of an <see cref="ExplainedDifference"/>.</summary>
public enum AsymmetryReason
{
    /// <summary>Who is a resident, which stay or which age is meant differs.</summary>
    Definition,

    /// <summary>The least stay to be counted differs.</summary>
    MinimumStay,

    /// <summary>One office counts a group of people that the other leaves out.</summary>
    CoverageOfGroups,

    /// <summary>The territory covered differs.</summary>
    Territory,

    /// <summary>People whose partner country is not known are treated differently.</summary>
    UnknownPartner,

    /// <summary>The dates the figures refer to differ.</summary>
    ReferenceDate,

    /// <summary>Events reach the two registers with a different delay.</summary>
    RegisterLag,

    /// <summary>The two count in different units, so that there is nothing to compare.</summary>
    Unit,

    /// <summary>What is left is within what the two offices round by.</summary>
    RoundingOrConfidentiality,

    /// <summary>One figure is a copy of the other.</summary>
    CopiedFromMirror,

    /// <summary>What no other reason accounts for.</summary>
    Unexplained,
}
