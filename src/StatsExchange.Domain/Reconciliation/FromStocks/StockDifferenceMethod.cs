// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Reconciliation.FromStocks;

/// <summary>Flows of a region from the differences of its stocks at two dates: see <see cref="StockDifferences"/>.</summary>
internal sealed class StockDifferenceMethod : IReconciliationMethod
{
    private const string Decreases = "decreases";

    public MethodDescription Description { get; } = new(
        "stock-differences",
        "1.0",
        "Transitions over an interval from the differences of two stock tables: a lower bound of moves, never to be paired with events",
        "Abel, Cohen 2019",
        "A stock of 0 counts as a value. Where a stock that a flow follows from is not known there is no estimate.",
        [.. StockRegion.Shared, new ParameterDescription(Decreases, "what a decrease of a stock is: zero, that is nothing, or returns", "zero")])
    {
        Concept = EstimateConcept.Transitions,
        IsOfOneCorridor = false,
    };

    public IReadOnlyList<string> OtherPeriods(IReadOnlyDictionary<string, string> parameters) => [Description.Resolve(parameters)[StockRegion.StartPeriod]];

    public void Check(ReconciliationInput region, IReadOnlyDictionary<string, string> parameters)
    {
        var resolved = Description.Resolve(parameters);
        StockRegion.Read(region, resolved);
        DecreasesOf(resolved);
    }

    public MethodResult Apply(ReconciliationInput input, IReadOnlyDictionary<string, string> parameters, CancellationToken cancellationToken = default)
    {
        var resolved = Description.Resolve(parameters);
        var region = new StockRegion(input, resolved, ImmutableDictionary<string, NativePopulation>.Empty);
        var transitions = DecreasesOf(resolved)(region.Start, region.End);
        return new MethodResult(
            Description.Id, Description.Version, resolved, [.. StockRegion.Estimates(input, cell => transitions[cell])], [], null);
    }

    private static Func<StockTable, StockTable, ImmutableArray<double?>> DecreasesOf(ImmutableSortedDictionary<string, string> parameters) => parameters[Decreases] switch
    {
        "zero" => StockDifferences.Increases,
        "returns" => StockDifferences.IncreasesAndReturns,
        var text => throw new ReconciliationException(
            ReconciliationError.InvalidParameter, Decreases, $"'{text}' cannot be {Decreases}; there are zero and returns."),
    };
}
