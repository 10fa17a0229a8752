// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Reconciliation.Completion;

namespace StatsExchange.Domain.Reconciliation.FromStocks;

/// <summary>What enters and leaves an account, each by place of birth and residence.</summary>
/// <param name="Born">Born in the interval.</param>
/// <param name="Died">Died in the interval.</param>
/// <param name="Left">Went outside.</param>
/// <param name="Arrived">Came from outside.</param>
internal sealed record AccountEdges(LabelledMatrix Born, LabelledMatrix Died, LabelledMatrix Left, LabelledMatrix Arrived);
