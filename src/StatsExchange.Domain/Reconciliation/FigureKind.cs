// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Reconciliation;

/// <summary>What the figures of a region count.</summary>
public enum FigureKind
{
    /// <summary>Moves, or returns, in a period.</summary>
    Flows,

    /// <summary>People at a date: by origin as their country of birth or citizenship, by destination as that of residence.</summary>
    Stocks,
}
