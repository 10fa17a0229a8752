// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Faults.Checking.Linearizability;

/// <summary>What a checker says of a history.</summary>
public enum Verdict
{
    /// <summary>There is one order in which every answer is right.</summary>
    Linearizable,

    /// <summary>There is none.</summary>
    Violated,

    /// <summary>The budget was used up before either was clear.</summary>
    Undecided,
}
