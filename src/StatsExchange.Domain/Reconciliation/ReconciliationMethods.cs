// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Reconciliation.Completion;
using StatsExchange.Domain.Reconciliation.CorrectionFactors;
using StatsExchange.Domain.Reconciliation.FromStocks;
using StatsExchange.Domain.Reconciliation.Measurement;

namespace StatsExchange.Domain.Reconciliation;

/// <summary>All methods. A new one is a folder of its own and one line here.</summary>
public static class ReconciliationMethods
{
    /// <summary>Every method, simplest first.</summary>
    public static ImmutableArray<IReconciliationMethod> All { get; } =
    [
        .. ChoiceRules.ChoiceRules.All,
        new CorrectionFactorMethod(),
        new MeasurementMethod(),
        new CompletionMethod(),
        new StockDifferenceMethod(),
        new StockAccountMethod(),
    ];

    /// <summary>The method of that id.</summary>
    /// <exception cref="ReconciliationException">There is none.</exception>
    public static IReconciliationMethod Get(string id) =>
        All.FirstOrDefault(m => m.Description.Id == id)
        ?? throw new ReconciliationException(
            ReconciliationError.UnknownMethod,
            id,
            $"There is no method {id}; there are {string.Join(", ", All.Select(m => m.Description.Id))}.");
}
