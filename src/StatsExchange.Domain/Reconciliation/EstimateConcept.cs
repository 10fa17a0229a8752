// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Reconciliation;

/// <summary>What the estimates of a method count.</summary>
public enum EstimateConcept
{
    /// <summary>What the figures it started from count.</summary>
    AsReported,

    /// <summary>
    /// People who live in another country at the end of an interval than at its start. A lower bound of the moves in it, and never to be paired
    /// with events.
    /// </summary>
    Transitions,
}
