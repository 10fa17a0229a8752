// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Faults.Scenarios;

/// <summary>Who found it.</summary>
internal enum FindingKind
{
    /// <summary>The harness: the run did not go as it was meant to, or a call ended as none may.</summary>
    Run,

    /// <summary>The account checker: the journal is not what clients were told.</summary>
    Account,

    /// <summary>The linearizability checker: there is no order in which every answer is right.</summary>
    Linearizability,

    /// <summary>Whoever reads the journal: it is damaged, or a past vintage of it changed.</summary>
    Journal,
}
