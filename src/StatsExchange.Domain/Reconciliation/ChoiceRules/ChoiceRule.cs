// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Reconciliation.ChoiceRules;

/// <summary>A rule that looks at one corridor at a time and chooses between its two values or combines them.</summary>
internal sealed class ChoiceRule(
    string id,
    string name,
    string reference,
    string zeros,
    Func<CorridorFigure, CorridorEstimate> choose,
    ReportSide? onlySide = null) : IReconciliationMethod
{
    public MethodDescription Description { get; } = new(id, "1.0", name, reference, zeros, []) { IsOfOneCorridor = true, OnlySide = onlySide };

    public void Check(ReconciliationInput region, IReadOnlyDictionary<string, string> parameters) => Description.Resolve(parameters);

    public MethodResult Apply(ReconciliationInput input, IReadOnlyDictionary<string, string> parameters, CancellationToken cancellationToken = default) =>
        new(
            Description.Id,
            Description.Version,
            Description.Resolve(parameters),
            [.. input.Figures.Select(choose)],
            ImmutableArray<ReporterFactor>.Empty,
            null);
}
