// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Reconciliation.Completion;

namespace StatsExchange.Domain.Reconciliation.FromStocks;

/// <summary>How a demographic account is closed and fitted.</summary>
public sealed record AccountOptions
{
    /// <summary>The options where none are given: closed, as many stayers as can be.</summary>
    public static AccountOptions Default { get; } = new();

    /// <summary>What happens to people the account does not explain.</summary>
    public AccountKind Kind { get; init; }

    /// <summary>
    /// Whether as many as can be have stayed, so that the fewest have moved (Abel 2013). Without it stayers are fitted as any other cell (Azose
    /// and Raftery 2019), and flows are many times as large.
    /// </summary>
    public bool MostStay { get; init; } = true;

    /// <summary>What flows look like, by origin and destination in the order of the countries; alike everywhere where null. Always used where given.</summary>
    public LabelledMatrix? Auxiliary { get; init; }

    /// <summary>How exact the fit is.</summary>
    public FittingOptions Fitting { get; init; } = new() { Tolerance = 1e-9 };
}
