// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Reconciliation.Completion;

namespace StatsExchange.Domain.Reconciliation.FromStocks;

/// <summary>
/// A demographic account between two dates. Its flows are transitions over the whole interval: who lived in i at the start and lives in j at
/// the end. They are a lower bound of the moves, and are never paired with events.
/// </summary>
/// <param name="Table">
/// Origin by destination by place of birth. The last two origins are <see cref="Birth"/> and <see cref="Outside"/>, the last two destinations
/// <see cref="Death"/> and <see cref="Outside"/>. Its sums by origin are the stocks at the start, its sums by destination those at the end.
/// </param>
/// <param name="Transitions">Origin by destination, over all places of birth; the diagonal, those who stayed, is 0.</param>
/// <param name="Start">The stocks at the start as they went in: rescaled where the account is closed.</param>
/// <param name="End">The stocks at the end as they went in: rescaled where the account is closed.</param>
public sealed record StockAccount(LabelledCube Table, LabelledMatrix Transitions, LabelledMatrix Start, LabelledMatrix End)
{
    /// <summary>The origin of who was born in the interval.</summary>
    public const string Birth = "birth";

    /// <summary>The destination of who died in the interval.</summary>
    public const string Death = "death";

    /// <summary>Where people are outside the account.</summary>
    public const string Outside = "outside";

    /// <summary>The sum of all transitions between two countries.</summary>
    public double Total => Transitions.Values.Sum();
}
