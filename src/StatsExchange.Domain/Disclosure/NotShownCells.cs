// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Disclosure;

/// <summary>The cells of a past state that have a value and whose owner shows none any more, see <see cref="StandingCells"/>. Rows, ascending.</summary>
/// <param name="Taken">Marked confidential or embargoed, taken back, or said to be missing since: what they follow from goes with them.</param>
/// <param name="Derived">Withheld now because others are: what they follow from is withheld for the sake of these already.</param>
public sealed record NotShownCells(ImmutableArray<int> Taken, ImmutableArray<int> Derived)
{
    /// <summary>None.</summary>
    public static NotShownCells None { get; } = new([], []);

    /// <summary>With other rows that are taken.</summary>
    public NotShownCells And(IEnumerable<int> taken) => this with { Taken = [.. Taken.Union(taken).Order()] };
}
